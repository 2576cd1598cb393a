import { Component, computed, inject, input } from '@angular/core';
import type { ArrangementView } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Icon } from '../../ui/icon.js';

/** What an arrangement changes, visit by visit: from where to where, and every reason why one of them does not fit. */
@Component({
  selector: 'kat-arrangement-lines',
  imports: [Icon],
  template: `
    <p class="sum" role="status">
      <kat-icon [name]="refused() > 0 ? 'triangle-alert' : 'circle-check'" [size]="16" />
      {{ sum() }}
    </p>
    <ol>
      @for (one of arrangement().visits; track one.id ?? one.appointmentId) {
        <li [class.is-refused]="one.conflicts.length > 0">
          <strong>{{ hasPatients() ? one.patientName + ': ' : '' }}{{ one.title }}</strong>
          <span class="change">
            @if (one.from; as from) {
              <s>{{ when(from.startsAt) }}</s>
            }
            @if (one.to; as to) {
              <kat-icon name="arrow-right" [size]="14" />
              <span>{{ when(to.startsAt) }}, {{ to.held.join(', ') }}</span>
            } @else {
              <span>cancelled</span>
            }
          </span>
          @for (conflict of one.conflicts; track conflict.message) {
            <span class="reason">{{ conflict.message }}</span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './arrangement-lines.css',
})
export class ArrangementLines {
  readonly arrangement = input.required<ArrangementView>();
  /** Whether the visits are of different patients, whose names are then said. */
  readonly hasPatients = input(false);
  private readonly zone = inject(SignInState).zone();
  protected readonly refused = computed(() => this.arrangement().visits.filter(({ conflicts }) => conflicts.length > 0).length);
  protected readonly sum = computed(() => {
    const { visits } = this.arrangement();
    if (this.refused() === 0) return visits.length === 1 ? 'It fits.' : `All ${visits.length} fit. They change together, or not at all.`;
    return `${this.refused()} of ${visits.length} ${this.refused() === 1 ? 'does' : 'do'} not fit: nothing changes until all do.`;
  });

  protected when(startsAt: string): string {
    return inZone(startsAt, this.zone, 'date-time');
  }
}
