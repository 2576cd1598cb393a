import { Injectable } from '@nestjs/common';
import {
  instant,
  instantFromMs,
  isDosingVisit,
  isLateCancellation,
  patientTimeWords,
  possibleAnswers,
  type PatientAnswer,
  type PatientAnswerKind,
  type SchedulingPolicy,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import { answerTooLate } from './refusals.js';
import { SchedulingPolicies } from './scheduling-policies.js';
import { WritePatientAnswer } from './write-patient-answer.js';

/** A visit as its own patient may see it, and what they can still say to it. */
export interface VisitForPatient {
  readonly when: string;
  readonly isRemote: boolean;
  readonly state: WholeRow['state'];
  readonly possible: readonly PatientAnswerKind[];
  readonly needsEscort: boolean;
  readonly escortName: string | null;
  readonly isLate: boolean;
  readonly isMoveAsked: boolean;
}

/** What a patient says to a visit without an account: it is confirmed or cancelled at once; another time is a wish that somebody at the desk takes up. */
@Injectable()
export class PatientAnswers {
  constructor(
    private readonly appointments: AppointmentsQueries,
    private readonly writing: WritePatientAnswer,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  async look(caller: Caller, appointmentId: string): Promise<VisitForPatient | undefined> {
    const row = await this.appointments.find(caller, appointmentId);
    if (row === undefined) return undefined;
    const policy = await this.policies.inForce(caller);
    const startsAt = instant(row.starts_at);
    return {
      when: patientTimeWords(startsAt, row.zone, row.patient_zone),
      isRemote: row.is_remote,
      state: row.state,
      possible: this.possible(row, policy),
      needsEscort: isDosingVisit(row.visit_type),
      escortName: row.escort?.name ?? null,
      isLate: isLateCancellation(startsAt, policy, this.now()),
      isMoveAsked: row.is_move_asked,
    };
  }

  /** Takes the answer under the visit's lock; `id` makes the same answer again harmless. */
  async give(caller: Caller, appointmentId: string, answer: PatientAnswer, id: string): Promise<void> {
    await this.writing.lock(caller, appointmentId);
    const row = await this.appointments.find(caller, appointmentId);
    const policy = await this.policies.inForce(caller);
    if (row === undefined || !this.possible(row, policy).includes(answer.kind)) throw answerTooLate();
    await this.writing.execute(caller, appointmentId, answer, id);
  }

  private possible(row: WholeRow, policy: SchedulingPolicy): PatientAnswerKind[] {
    return possibleAnswers({ state: row.state, startsAt: instant(row.starts_at) }, policy, this.now());
  }

  private now(): ReturnType<typeof instantFromMs> {
    return instantFromMs(this.clock.now().getTime());
  }
}
