import { Injectable } from '@nestjs/common';
import type { LateCancellationDecision, PatientAnswerItem } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { LateCancellationsStore } from './late-cancellations.store.js';
import { PatientAnswersQueries } from './patient-answers.queries.js';

/** A late cancellation gets somebody who has it, or is settled: somebody rang, or it is left as it is. Nothing is charged by it. */
@Injectable()
export class DecideLateCancellation {
  constructor(
    private readonly store: LateCancellationsStore,
    private readonly queries: PatientAnswersQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, decision: LateCancellationDecision): Promise<PatientAnswerItem[]> {
    const decided = await this.store.decide(caller, id, decision, this.clock.nowIso());
    if (decided === undefined) throw notFound('Open late cancellation');
    this.database.concerns(caller, { patientId: decided.patientId, entityId: id, reason: decision });
    this.database.publish(caller, 'schedule', decided.appointmentId);
    return this.queries.list(caller);
  }
}
