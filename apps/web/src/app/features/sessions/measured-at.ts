import { Component, booleanAttribute, computed, inject, input, model } from '@angular/core';
import { inZone } from '../../core/clinic-time.js';
import { uniqueId } from '../../ui/unique-id.js';
import type { EntryOptions } from './session-entries.js';
import { SessionRoom } from './session-room.js';
import { instantOfTime } from './time-of-day.js';

/** When it happened at the bedside: now, unless somebody says otherwise. A late entry keeps both times. */
@Component({
  selector: 'kat-measured-at',
  template: `
    <label [attr.for]="controlId">{{ label() }}</label>
    <input class="kat-input" type="time" [id]="controlId" [value]="shown()" (change)="time.set(clock.value || null)" #clock />
    @if (time() !== null) {
      <button type="button" (click)="time.set(null)">Now</button>
    } @else if (!compact()) {
      <button type="button" (click)="earlier(1)" aria-label="One minute earlier">−1</button>
      <button type="button" (click)="earlier(5)" aria-label="Five minutes earlier">−5</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--gap-bedside);
      color: var(--muted);
      font: var(--type-label);
    }

    input {
      flex: 0 1 8.5rem;
      min-width: 0;
    }

    button {
      min-width: var(--target);
      min-height: var(--target);
      border: 1px solid var(--edge);
      border-radius: var(--radius-field);
      background: var(--surface);
      color: var(--ink);
      font: var(--type-label);
    }
  `,
})
export class MeasuredAt {
  readonly label = input('Measured at');
  /** Without the short steps back, where there is little room. */
  readonly compact = input(false, { transform: booleanAttribute });
  /** Wall-clock time at the site, `11:54`; null is now. */
  readonly time = model<string | null>(null);
  private readonly room = inject(SessionRoom);
  protected readonly controlId = uniqueId('measured-at');
  private readonly zone = computed(() => this.room.fold()?.situation.session.zone ?? 'UTC');
  protected readonly shown = computed(() => this.time() ?? inZone(this.room.now(), this.zone(), 'time'));

  /** The instant for the entry; undefined is now. */
  private occurredAt(): string | undefined {
    const time = this.time();
    return time === null ? undefined : instantOfTime(time, this.room.now(), this.zone());
  }

  /** When the entry happened: as stated, else the press that saves it. */
  moment(): Pick<EntryOptions, 'occurredAt' | 'tappedAt'> {
    const occurredAt = this.occurredAt();
    return occurredAt === undefined ? { tappedAt: this.room.tap() } : { occurredAt };
  }

  /** What was typed at a moment that is past by now was measured then, as far as anybody knows. */
  isFrom(moment: number): void {
    const isJustNow = this.room.now() - moment < 60_000;
    this.time.set(isJustNow ? null : inZone(moment, this.zone(), 'time'));
  }

  protected earlier(minutes: number): void {
    this.time.set(inZone(this.room.now() - minutes * 60_000, this.zone(), 'time'));
  }
}
