import { Injectable } from '@nestjs/common';
import { isBirthDatePlausible, type EditPatient as EditedPatient, type PatientChartView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore } from './patients.store.js';
import { birthDateImpossible, changedMeanwhile } from './refusals.js';

@Injectable()
export class EditPatient {
  constructor(
    private readonly store: PatientsStore,
    private readonly queries: PatientsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, version: number, patient: EditedPatient): Promise<PatientChartView> {
    if (!isBirthDatePlausible(patient.birthDate, this.clock.nowIso().slice(0, 10))) throw birthDateImpossible();
    const newest = await this.queries.chart(caller, id);
    if ((await this.store.edit(caller, id, version, patient)) === undefined) throw changedMeanwhile(newest);
    this.database.publish(caller, 'patient', id);
    return this.queries.chart(caller, id);
  }
}
