import { Injectable } from '@nestjs/common';
import { isBirthDatePlausible, type PatientChartView, type RegisterPatientCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore } from './patients.store.js';
import { birthDateImpossible } from './refusals.js';

@Injectable()
export class RegisterPatient {
  constructor(
    private readonly store: PatientsStore,
    private readonly queries: PatientsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, { id, patient }: RegisterPatientCommand): Promise<PatientChartView> {
    if (!isBirthDatePlausible(patient.birthDate, this.clock.nowIso().slice(0, 10))) throw birthDateImpossible();
    await this.store.register(caller, id, patient);
    this.database.publish(caller, 'patient', id);
    return this.queries.chart(caller, id);
  }
}
