import { Injectable } from '@nestjs/common';
import { measureTrends, type FreezeBaselineCommand, type PatientMeasuresView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { MeasuresQueries } from './measures.queries.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { nothingToFreeze, takenLater } from './refusals.js';

/** Freezes the scores before the first dose as the course's baseline. Freezing again changes nothing that is frozen. Source: clinical reference §4.0. */
@Injectable()
export class FreezeBaseline {
  constructor(
    private readonly store: OutcomeMeasuresStore,
    private readonly queries: MeasuresQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, patientId: string, { courseId, asOf }: FreezeBaselineCommand): Promise<PatientMeasuresView> {
    await this.queries.patient(caller, patientId);
    await this.queries.courseOf(caller, patientId, courseId);
    const now = this.clock.nowIso();
    if (asOf !== undefined && Date.parse(asOf) > Date.parse(now)) throw takenLater();
    const moment = await this.queries.moment(caller, asOf ?? now);
    const responses = await this.queries.responses(caller, patientId);
    const baselines = measureTrends(responses, [], moment).flatMap(({ baseline }) => baseline ?? []);
    if (baselines.length === 0) throw nothingToFreeze();
    await this.store.freeze(caller, courseId, baselines, now);
    this.database.concerns(caller, { patientId, entityId: courseId });
    this.database.publish(caller, 'measure', patientId);
    return this.queries.ofPatient(caller, patientId);
  }
}
