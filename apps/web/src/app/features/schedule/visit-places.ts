import { Component, input } from '@angular/core';
import type { AppointmentView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';

/** Where a visit stood before it was moved, and what it held there. */
@Component({
  selector: 'kat-visit-places',
  imports: [ClinicTime],
  template: `
    <section aria-label="Where it stood">
      <h3>Moved {{ places().length === 2 ? 'once' : places().length - 1 + ' times' }}</h3>
      <ol>
        @for (place of places(); track place.id) {
          <li [class.is-here]="place.id === hereId()">
            <span>
              {{ place.startsAt | clinicTime: 'date-time' }}
              @if (place.id === hereId()) {
                <span class="meta">shown here</span>
              }
            </span>
            <span>
              {{ place.held.join(', ') || 'held nothing' }}
              <span class="meta">booked by {{ place.bookedBy }}, {{ place.bookedAt | clinicTime: 'date-time' }}</span>
            </span>
          </li>
        }
      </ol>
    </section>
  `,
  styleUrl: './appointment-sheet.css',
})
export class VisitPlaces {
  readonly places = input.required<AppointmentView['places']>();
  readonly hereId = input.required<string>();
}
