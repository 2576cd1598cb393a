import { Component, computed, inject, signal } from '@angular/core';
import { Clock } from '../core/clock.js';
import { Outbox } from '../core/outbox/outbox.js';
import { Chip } from '../ui/chip.js';
import { OutboxSheet } from './outbox-sheet.js';

/** An entry that is answered at once is not worth a word; after ten minutes of waiting, quiet turns to caution, after a day to an alarm. */
const unnoticedMs = 1_500;
const patienceMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;

/** How many entries are on this device only, with the list of them one tap away. Nothing is said while nothing waits. */
@Component({
  selector: 'kat-outbox-badge',
  imports: [Chip, OutboxSheet],
  template: `
    <span role="status">
      @if (badge(); as shown) {
        <button type="button" aria-haspopup="dialog" (click)="isOpen.set(true)">
          <kat-chip [tone]="shown.tone" [icon]="shown.icon">{{ shown.words }}</kat-chip>
        </button>
      }
    </span>
    @defer (when isOpen(); prefetch on idle) {
      @if (isOpen()) {
        <kat-outbox-sheet (closed)="isOpen.set(false)" />
      }
    }
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      padding: 0;
      border: 0;
      border-radius: var(--radius-full);
      background: transparent;
    }
  `,
})
export class OutboxBadge {
  private readonly outbox = inject(Outbox);
  private readonly clock = inject(Clock);
  protected readonly isOpen = signal(false);
  private readonly waitingMs = computed(() => {
    const since = this.outbox.waiting().map(({ entry }) => Date.parse(entry.recordedAt));
    return since.length === 0 ? 0 : this.clock.now() - Math.min(...since);
  });
  protected readonly badge = computed(() => {
    const [waiting, refused] = [this.outbox.waiting().length, this.outbox.refused().length];
    if (refused > 0) return { tone: 'alert', icon: 'circle-alert', words: `${refused} not taken: see why` } as const;
    if (waiting > 0 && this.waitingMs() > dayMs) {
      return { tone: 'alert', icon: 'circle-alert', words: `${waiting} waiting for more than a day – not in the record` } as const;
    }
    if (waiting > 0 && (this.waitingMs() > unnoticedMs || this.isOpen())) {
      const tone = this.waitingMs() > patienceMs ? 'caution' : 'neutral';
      return { tone, icon: 'wifi-off', words: `Saved on this tablet – ${waiting} waiting` } as const;
    }
    return this.outbox.isBroken() ? ({ tone: 'caution', icon: 'triangle-alert', words: 'This tablet keeps nothing' } as const) : null;
  });
}
