import { Component, computed, input, output } from '@angular/core';
import type { BoardAppointment, ScheduleDayView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { chipOf, lookOf, stateWords } from './schedule-words.js';

/** The day as a list by time, for narrow screens. */
@Component({
  selector: 'kat-agenda-list',
  imports: [Chip, ClinicTime, EmptyState],
  template: `
    <ol>
      @for (appointment of day().appointments; track appointment.id) {
        <li>
          <button type="button" [attr.data-look]="lookOf(appointment.state, appointment.visitType)" (click)="chosen.emit(appointment)">
            <span class="time">
              {{ appointment.startsAt | clinicTime }}
              <span class="meta">{{ appointment.endsAt | clinicTime }}</span>
            </span>
            <span class="words">
              <strong>{{ appointment.patientName }}</strong>
              <span class="meta">{{ appointment.title }} · {{ placesOf(appointment) }}</span>
              @if (appointment.isMoveAsked) {
                <span class="asks"><span aria-hidden="true">⇄</span> Asks for another time</span>
              }
            </span>
            <kat-chip [tone]="chipOf(appointment.state).tone" [icon]="chipOf(appointment.state).icon">
              {{ appointment.isMoved ? 'Moved' : stateWords[appointment.state] }}
            </kat-chip>
          </button>
        </li>
      } @empty {
        <li class="kat-card"><kat-empty-state icon="calendar-days" sentence="No visits on this day." /></li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-8);
    }

    button {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-8) var(--space-12);
      width: 100%;
      padding: var(--space-12);
      border: 1px solid var(--line);
      border-inline-start: 4px solid var(--primary);
      border-radius: var(--radius-card);
      background: var(--surface);
      text-align: start;
    }

    button[data-look='live'] {
      border-inline-start-color: var(--lantern);
      background: var(--lantern-tint);
    }

    button:is([data-look='released'], [data-look='done']) {
      border-inline-start-color: var(--edge);
    }

    .time {
      display: grid;
      width: 3rem;
      font: var(--type-strong);
    }

    .words {
      display: grid;
      flex: 1;
      min-width: 9rem;
    }

    .asks {
      color: var(--caution);
      font: var(--type-label);
    }

    strong {
      font: var(--type-strong);
    }

    button[data-look='released'] strong {
      text-decoration: line-through;
    }
  `,
})
export class AgendaList {
  readonly day = input.required<ScheduleDayView>();
  readonly chosen = output<BoardAppointment>();
  protected readonly stateWords = stateWords;
  protected readonly chipOf = chipOf;
  protected readonly lookOf = lookOf;
  private readonly names = computed(() => new Map(this.day().resources.map(({ id, name }) => [id, name])));

  protected placesOf({ bookings }: BoardAppointment): string {
    const names = [...new Set(bookings.map(({ resourceId }) => this.names().get(resourceId) ?? ''))].filter((name) => name !== '');
    return names.length === 0 ? 'held nothing' : names.join(', ');
  }
}
