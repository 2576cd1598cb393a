import { Injectable } from '@nestjs/common';
import { takeAppointmentStep, type PatientAnswer } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { AppointmentsStore } from './appointments.store.js';
import { LateCancellationsStore } from './late-cancellations.store.js';
import { MoveRequestsStore } from './move-requests.store.js';
import { TakeAppointmentStep } from './take-appointment-step.js';

/** Writes a patient's answer down: a step of the visit in the patient's own name, or a wish for another time. */
@Injectable()
export class WritePatientAnswer {
  constructor(
    private readonly stepping: TakeAppointmentStep,
    private readonly store: AppointmentsStore,
    private readonly requests: MoveRequestsStore,
    private readonly lateCancellations: LateCancellationsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  lock(caller: Caller, appointmentId: string): Promise<void> {
    return this.store.lockAppointments(caller, [appointmentId]);
  }

  async execute(caller: Caller, appointmentId: string, answer: PatientAnswer, id: string): Promise<void> {
    const at = this.clock.nowIso();
    if (answer.kind === 'ask-to-move') await this.requests.ask(caller, { id, appointmentId, wishes: answer.wishes }, at);
    else {
      // Who comes, or does not come at all, no longer wishes for another time.
      await this.requests.settleOf(caller, appointmentId, at);
      const { state } = await this.stepping.execute(caller, appointmentId, takeAppointmentStep.parse(stepOf(answer, id)), ['patient']);
      if (state === 'cancelled-late') await this.lateCancellations.open(caller, id, appointmentId, at);
    }
    this.database.publish(caller, 'schedule', appointmentId);
  }
}

function stepOf(answer: Exclude<PatientAnswer, { kind: 'ask-to-move' }>, id: string): Record<string, unknown> {
  return answer.kind === 'confirm'
    ? { id, event: 'confirm', escort: answer.escort }
    : { id, event: 'cancel-for-patient', reason: answer.reason };
}
