import { Injectable } from '@nestjs/common';
import type { MarkResponseInError as Marked, PatientMeasuresView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { MeasuresQueries } from './measures.queries.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';

/** A wrong form stays readable and counts no more. A risk event it opened stays: only a clinician's disposition answers it. */
@Injectable()
export class MarkResponseInError {
  constructor(
    private readonly store: OutcomeMeasuresStore,
    private readonly queries: MeasuresQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, patientId: string, responseId: string, { id, reason }: Marked): Promise<PatientMeasuresView> {
    const responses = await this.queries.responses(caller, patientId);
    if (!responses.some((response) => response.id === responseId)) throw notFound('Measure');
    await this.store.markInError(caller, responseId, { id, reason, at: this.clock.nowIso() });
    this.database.publish(caller, 'measure', patientId);
    const view = await this.queries.ofPatient(caller, patientId);
    this.database.concerns(caller, { patientId, entityId: responseId, reason: 'entered-in-error' });
    return view;
  }
}
