import { Component, computed, inject } from '@angular/core';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Chip } from '../../../ui/chip.js';
import { SessionRoom } from '../session-room.js';

const minuteMs = 60_000;

/** How long the patient has been watched since the end of dosing, and how long still. Elapsed time, never the clock on the wall. */
@Component({
  selector: 'kat-observation-clock',
  imports: [Chip, ClinicTime],
  template: `
    @if (clock(); as shown) {
      <p class="figure" role="timer">{{ shown.elapsed }} of {{ shown.minimum }} min</p>
      @if (shown.left > 0) {
        <kat-chip tone="lantern" icon="timer">{{ shown.left }} min left, until {{ shown.earliestAt | clinicTime }}</kat-chip>
      } @else {
        <kat-chip tone="ok" icon="check">Minimum observation has passed</kat-chip>
      }
    } @else {
      <p class="meta">Observation counts from the end of dosing.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-12);
      align-items: center;
    }

    .figure {
      font: var(--type-timer);
    }
  `,
})
export class ObservationClock {
  private readonly room = inject(SessionRoom);
  protected readonly clock = computed(() => {
    const fold = this.room.fold();
    const earliestAt = fold?.readiness.earliestAt ?? null;
    if (fold === null || earliestAt === null) return null;
    const { session, policy } = fold.situation;
    const minimum = policy.monitoring.schedules[session.product].minimumObservationMin;
    const since = earliestAt - minimum * minuteMs;
    const until = fold.phaseChanges.find(({ phase }) => phase === 'discharged')?.at ?? this.room.now();
    const elapsed = Math.max(0, Math.floor((until - since) / minuteMs));
    return { elapsed, minimum, earliestAt, left: Math.max(0, minimum - elapsed) };
  });
}
