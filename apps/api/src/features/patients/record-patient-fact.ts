import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore, type NewFact } from './patients.store.js';
import type { PatientChartView } from '@sojourn/domain';

/** Adds one fact to the chart; a wrong one is marked as entered in error, never taken away. */
@Injectable()
export class RecordPatientFact {
  constructor(
    private readonly store: PatientsStore,
    private readonly queries: PatientsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, patientId: string, fact: NewFact): Promise<PatientChartView> {
    await this.queries.chart(caller, patientId);
    await this.store.append(caller, patientId, [fact], this.clock.nowIso());
    this.database.concerns(caller, { patientId, entityId: fact.id });
    this.database.publish(caller, 'patient', patientId);
    return this.queries.chart(caller, patientId);
  }

  async stateNoAllergies(caller: Caller, patientId: string, askedOn: string): Promise<PatientChartView> {
    await this.queries.chart(caller, patientId);
    await this.store.stateNoAllergies(caller, patientId, askedOn);
    this.database.publish(caller, 'patient', patientId);
    return this.queries.chart(caller, patientId);
  }
}
