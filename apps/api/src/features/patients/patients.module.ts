import { Module } from '@nestjs/common';
import { EditPatient } from './edit-patient.js';
import { ImportPatient } from './import-patient.js';
import { PatientsController } from './patients.controller.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsStore } from './patients.store.js';
import { RecordPatientFact } from './record-patient-fact.js';
import { RegisterPatient } from './register-patient.js';

@Module({
  controllers: [PatientsController],
  providers: [EditPatient, ImportPatient, PatientsQueries, PatientsStore, RecordPatientFact, RegisterPatient],
  exports: [ImportPatient, RecordPatientFact, RegisterPatient],
})
export class PatientsModule {}
