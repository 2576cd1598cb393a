import { Injectable, inject, signal } from '@angular/core';
import {
  instant,
  instantText,
  localDateAt,
  localTimeAt,
  patientMinutes,
  placementNow,
  type AppointmentView,
  type BoardAppointment,
  type Placement,
} from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Undo } from '../../core/undo.js';
import { moveOf, type PlannedMove } from './arranging.js';
import { BoardMove, type LiftedVisit } from './board-move.js';

/** Puts a lifted visit down: books it at its new place and offers to take it back, or asks what to change where it does not fit. */
@Injectable()
export class PutDown {
  private readonly move = inject(BoardMove);
  private readonly undo = inject(Undo);
  private readonly signIn = inject(SignInState);
  private readonly sending = submission();
  private readonly arranging = signal<LiftedVisit | null>(null);
  readonly problem = this.sending.problem;
  /** The appointment that took the place of the one put down, until the focus is on it. */
  readonly landedId = signal<string | null>(null);
  /** A visit that needs a decision: the dialog shows what stands in the way and what else is free. */
  readonly arranged = this.arranging.asReadonly();

  /** Whether the visit stands at another place now. */
  async now(): Promise<boolean> {
    const visit = this.move.visit();
    if (visit === null || !visit.hasMoved) {
      this.move.drop();
      return false;
    }
    if (this.move.conflicts().length > 0) {
      this.arranging.set(visit);
      return false;
    }
    const isMoved = await this.send(visit);
    this.move.drop();
    return isMoved;
  }

  arrange(appointment: BoardAppointment): void {
    this.arranging.set({ appointment, placement: placementNow(appointment), hasMoved: false });
  }

  leave(): void {
    this.arranging.set(null);
    this.move.drop();
  }

  /** The way back is a move as well: what happened in between stays in the record. */
  offerUndo({ appointment }: LiftedVisit, standsNow: AppointmentView): void {
    const [from, to] = [standsNow.startsAt, standsNow.endsAt].map((at) => localTimeAt(instant(at), this.signIn.zone()));
    const back = { appointment: standsNow, placement: placementNow(appointment), hasMoved: true };
    const day = localDateAt(instant(standsNow.startsAt), this.signIn.zone());
    const isElsewhen = day !== localDateAt(instant(appointment.startsAt), this.signIn.zone());
    const on = isElsewhen ? `on ${inZone(standsNow.startsAt, this.signIn.zone(), 'weekday')} ` : '';
    this.undo.show({ done: `${appointment.patientName} stands ${on}at ${from}–${to} now.`, undo: () => void this.post(back) });
  }

  /** Several visits go back together, or none; an absence they were moved for is withdrawn first. */
  offerUndoAll(moves: readonly PlannedMove[], absenceId?: string): void {
    const back = moves.map(({ id, appointment }) => {
      const { startsAt, assignments, phases } = placementNow(appointment);
      const standsNow = { ...appointment, id, version: 1 };
      return moveOf({ appointment: standsNow, startsAt, assignments, minutes: patientMinutes(phases), id: crypto.randomUUID() });
    });
    const undo = async (): Promise<void> => {
      const withdrawal = `/api/v1/resources/absences/${absenceId}/withdrawal`;
      if (absenceId !== undefined && !(await this.sending.post(withdrawal)).ok) return;
      await this.sending.post('/api/v1/schedule/arrangements', { moves: back });
    };
    const done = moves.length === 1 ? 'One visit stands at its new place.' : `${moves.length} visits stand at their new places.`;
    this.undo.show({ done, undo: () => void undo() });
  }

  private async send(visit: LiftedVisit): Promise<boolean> {
    const moved = await this.post(visit);
    if (moved !== null) this.offerUndo(visit, moved);
    return moved !== null;
  }

  private async post({ appointment, placement }: LiftedVisit): Promise<AppointmentView | null> {
    const answer = await this.sending.post<AppointmentView>(`/api/v1/appointments/${appointment.id}/move`, moveCommandOf(placement));
    this.landedId.set(answer.ok ? answer.value.id : null);
    return answer.ok ? answer.value : null;
  }
}

export function moveCommandOf({ startsAt, assignments, isRemote, phases }: Placement): Record<string, unknown> {
  return { id: crypto.randomUUID(), startsAt: instantText(startsAt), assignments, isRemote, minutes: patientMinutes(phases) };
}
