import { Injectable } from '@nestjs/common';
import type { PatientAnswerItem } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { MoveRequestsStore } from './move-requests.store.js';
import { PatientAnswersQueries } from './patient-answers.queries.js';

/** A patient's wish for another time gets somebody who has it, or is settled: the visit stays. */
@Injectable()
export class DecideMoveRequest {
  constructor(
    private readonly store: MoveRequestsStore,
    private readonly queries: PatientAnswersQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, decision: 'take' | 'stays'): Promise<PatientAnswerItem[]> {
    const appointmentId = await this.store.decide(caller, id, decision, this.clock.nowIso());
    if (appointmentId === undefined) throw notFound('Open request');
    const items = await this.queries.list(caller);
    const patientId = items.find((item) => item.id === id)?.patient.id ?? null;
    this.database.concerns(caller, { patientId, entityId: id, reason: decision });
    this.database.publish(caller, 'schedule', appointmentId);
    return items;
  }
}
