import { Module } from '@nestjs/common';
import { ChartFacts } from './chart-facts.js';
import { DecidePatientEligibility } from './decide-patient-eligibility.js';
import { DoseDaysQueries } from './dose-days.queries.js';
import { EditPatient } from './edit-patient.js';
import { ImportPatient } from './import-patient.js';
import { PatientStanding } from './patient-standing.js';
import { PatientStandingController } from './patient-standing.controller.js';
import { PatientsController } from './patients.controller.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore } from './patients.store.js';
import { RecordPatientConsent } from './record-patient-consent.js';
import { RecordPatientFact } from './record-patient-fact.js';
import { RegisterPatient } from './register-patient.js';

const useCases = [DecidePatientEligibility, EditPatient, ImportPatient, RecordPatientConsent, RecordPatientFact, RegisterPatient];

@Module({
  controllers: [PatientsController, PatientStandingController],
  providers: [...useCases, ChartFacts, DoseDaysQueries, PatientStanding, PatientsQueries, PatientsStore],
  exports: [ChartFacts, DecidePatientEligibility, ImportPatient, PatientStanding, RecordPatientConsent, RecordPatientFact, RegisterPatient],
})
export class PatientsModule {}
