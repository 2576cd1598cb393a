import { Component, computed, input, output } from '@angular/core';
import { holdsResources, type BoardAppointment, type ScheduleDayView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { stateWords } from './schedule-words.js';

/** Visits of the day that hold nothing any more: cancelled, missed, entered in error. They stay in reach, beside the board. */
@Component({
  selector: 'kat-called-off',
  imports: [ClinicTime],
  template: `
    @if (visits().length > 0) {
      <details>
        <summary>{{ visits().length }} called off or missed</summary>
        <ul>
          @for (visit of visits(); track visit.id) {
            <li>
              <button type="button" (click)="chosen.emit(visit)">
                {{ visit.startsAt | clinicTime }} <strong>{{ visit.patientName }}</strong> {{ visit.title }} · {{ words[visit.state] }}
              </button>
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    summary {
      color: var(--muted);
      cursor: pointer;
      font: var(--type-label);
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8);
      margin-top: var(--space-8);
    }

    button {
      min-height: 36px;
      padding: var(--space-4) var(--space-12);
      border: 1px dashed var(--edge);
      border-radius: var(--radius-field);
      background: var(--surface);
      color: var(--ink);
      font: var(--type-label);
    }

    strong {
      text-decoration: line-through;
    }
  `,
})
export class CalledOff {
  readonly day = input.required<ScheduleDayView>();
  readonly chosen = output<BoardAppointment>();
  protected readonly words = stateWords;
  /** What was moved stands elsewhere and is no loss. */
  protected readonly visits = computed(() => this.day().appointments.filter(({ state, isMoved }) => !holdsResources(state) && !isMoved));
}
