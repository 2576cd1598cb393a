import { Component, computed, inject, input, model, signal } from '@angular/core';
import {
  instantAtLocalTime,
  instantText,
  plusDays,
  type LocalDate,
  type OpeningHours,
  type SiteHoursView,
  type Span,
} from '@sojourn/domain';
import { dateInZone, inZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { Button } from '../../../ui/button.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { IconButton } from '../../../ui/icon-button.js';
import { VisitsInTheWay, type TimeAway } from './visits-in-the-way.js';

/** Holidays and other days that are not like their weekday. */
@Component({
  selector: 'kat-days-that-differ',
  imports: [Button, Field, FieldInput, IconButton, VisitsInTheWay],
  template: `
    <h3>Holidays and days that differ</h3>
    <ul>
      @for (day of shown(); track day.on) {
        <li>
          <span class="on">{{ day.date }}</span>
          <span>{{ day.words }}</span>
          <span class="meta">{{ day.reason }}</span>
          <button type="button" kat-icon-button icon="x" [label]="'Remove ' + day.date" (click)="remove(day.on)"></button>
          @if (day.time; as time) {
            <kat-visits-in-the-way isQuiet [time]="time" [open]="day.open" />
          }
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

    kat-visits-in-the-way {
      flex-basis: 100%;
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
  readonly site = input.required<SiteHoursView>();
  private readonly clock = inject(Clock);
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
        time: this.timeOf(on),
        open: spans.map(({ opensAt, closesAt }) => this.spanOf(on, opensAt, closesAt)),
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

  /** The whole day, as long as it lies ahead. */
  private timeOf(on: LocalDate): TimeAway | null {
    const { id, zone } = this.site();
    if (on < dateInZone(this.clock.now(), zone)) return null;
    const [from, until] = [on, plusDays(on, 1)].map((day) => instantText(instantAtLocalTime(day, '00:00', zone)));
    return from === undefined || until === undefined ? null : { from, until, site: id };
  }

  private spanOf(on: LocalDate, opensAt: string, closesAt: string): Span {
    const { zone } = this.site();
    return { startsAt: instantAtLocalTime(on, opensAt, zone), endsAt: instantAtLocalTime(on, closesAt, zone) };
  }

  private fault(): string | null {
    if (this.on() === '') return 'Choose the day';
    if (this.hours().exceptions.some(({ on }) => on === this.on())) return 'This day is already written down: remove it first';
    if ((this.from() === '') !== (this.until() === '')) return 'Write both times, or neither for closed';
    return this.from() !== '' && this.until() <= this.from() ? 'It closes before it opens' : null;
  }
}
