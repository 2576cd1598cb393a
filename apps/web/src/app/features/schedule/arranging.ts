import { Injectable, computed, signal } from '@angular/core';
import { instantText, type Assignment, type ArrangementView, type BoardAppointment, type Instant } from '@sojourn/domain';
import { submission } from '../../core/submission.js';

/** A visit and the place it is to go to. */
export interface PlannedMove {
  readonly appointment: BoardAppointment;
  readonly startsAt: Instant;
  readonly assignments: readonly Assignment[];
  readonly minutes?: number;
  /** The id of the appointment that takes its place. */
  readonly id: string;
}

export type ArrangementCommand = Readonly<Record<string, unknown>>;

/** Several visits at once: asked for first, so that the person sees what changes and what is in the way, then done as a whole. */
@Injectable()
export class Arranging {
  private readonly asking = submission();
  private readonly sending = submission();
  private readonly answer = signal<{ readonly asked: string; readonly view: ArrangementView } | null>(null);
  readonly busy = computed(() => this.asking.busy() || this.sending.busy());
  readonly problem = computed(() => this.sending.problem() ?? this.asking.problem());
  readonly shown = computed(() => this.answer()?.view ?? null);
  readonly conflicts = computed(() => (this.shown()?.visits ?? []).flatMap(({ conflicts }) => conflicts));

  /** Whether what is shown is the answer to this very question. */
  isShown(command: ArrangementCommand): boolean {
    return this.answer()?.asked === JSON.stringify(command);
  }

  async ask(command: ArrangementCommand): Promise<void> {
    this.sending.forgetProblem();
    const answer = await this.asking.post<ArrangementView>('/api/v1/schedule/arrangement-previews', command);
    this.answer.set(answer.ok ? { asked: JSON.stringify(command), view: answer.value } : null);
  }

  /** Whether all of it was done. */
  async commit(command: ArrangementCommand): Promise<boolean> {
    const answer = await this.sending.post<ArrangementView>('/api/v1/schedule/arrangements', command);
    return answer.ok;
  }

  forget(): void {
    this.answer.set(null);
  }
}

export function moveOf({ appointment, startsAt, assignments, id, minutes }: PlannedMove): Readonly<Record<string, unknown>> {
  const { id: appointmentId, version, isRemote } = appointment;
  return { appointmentId, version, id, startsAt: instantText(startsAt), assignments, isRemote, minutes: minutes ?? null };
}
