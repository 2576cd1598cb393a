import { Component, computed, model, signal } from '@angular/core';
import type { OpeningHours } from '@sojourn/domain';
import { inZone } from '../../../core/clinic-time.js';
import { Button } from '../../../ui/button.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { IconButton } from '../../../ui/icon-button.js';

/** Holidays and other days that are not like their weekday. */
@Component({
  selector: 'kat-days-that-differ',
  imports: [Button, Field, FieldInput, IconButton],
  template: `
    <h3>Holidays and days that differ</h3>
    <ul>
      @for (day of shown(); track day.on) {
        <li>
          <span class="on">{{ day.date }}</span>
          <span>{{ day.words }}</span>
          <span class="meta">{{ day.reason }}</span>
          <button type="button" kat-icon-button icon="x" [label]="'Remove ' + day.date" (click)="remove(day.on)"></button>
        </li>
      } @empty {
        <li class="meta">None written down.</li>
      }
    </ul>
    <div class="add">
      <kat-field label="Day" [error]="error()">
        <input katInput type="date" [value]="on()" (change)="on.set(date.value)" #date />
      </kat-field>
      <kat-field label="Open from" optional>
        <input katInput type="time" step="300" [value]="from()" (input)="from.set(start.value)" #start />
      </kat-field>
      <kat-field label="Until" optional help="Empty: closed all day.">
        <input katInput type="time" step="300" [value]="until()" (input)="until.set(end.value)" #end />
      </kat-field>
      <kat-field label="Name" optional>
        <input katInput maxlength="120" autocomplete="off" [value]="reason()" (input)="reason.set(name.value)" #name />
      </kat-field>
      <button type="button" kat-button icon="plus" (click)="add()">Add the day</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-16);
      min-height: var(--target);
    }

    li button {
      margin-inline-start: auto;
    }

    .on {
      min-width: 9em;
      font: var(--type-label);
    }

    .add {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
      align-items: start;
      gap: var(--space-12);
    }

    .add button {
      margin-top: 24px;
    }
  `,
})
export class DaysThatDiffer {
  readonly hours = model.required<OpeningHours>();
  protected readonly on = signal('');
  protected readonly from = signal('');
  protected readonly until = signal('');
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly shown = computed(() =>
    this.hours()
      .exceptions.toSorted((one, other) => (one.on < other.on ? -1 : 1))
      .map(({ on, spans, reason }) => ({
        on,
        reason,
        date: inZone(`${on}T12:00:00Z`, 'UTC', 'date'),
        words: spans.length === 0 ? 'Closed' : spans.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`).join(' and '),
      })),
  );

  protected add(): void {
    const fault = this.fault();
    this.error.set(fault);
    if (fault !== null) return;
    const spans = this.from() === '' ? [] : [{ opensAt: this.from(), closesAt: this.until() }];
    const reason = this.reason().trim() === '' ? null : this.reason();
    const added = { on: this.on() as OpeningHours['exceptions'][number]['on'], spans, reason };
    this.hours.update((hours) => ({ ...hours, exceptions: [...hours.exceptions, added] }));
    for (const field of [this.on, this.from, this.until, this.reason]) field.set('');
  }

  protected remove(on: string): void {
    this.hours.update((hours) => ({ ...hours, exceptions: hours.exceptions.filter((day) => day.on !== on) }));
  }

  private fault(): string | null {
    if (this.on() === '') return 'Choose the day';
    if (this.hours().exceptions.some(({ on }) => on === this.on())) return 'This day is already written down: remove it first';
    if ((this.from() === '') !== (this.until() === '')) return 'Write both times, or neither for closed';
    return this.from() !== '' && this.until() <= this.from() ? 'It closes before it opens' : null;
  }
}
