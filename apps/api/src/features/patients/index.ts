export { ImportPatient } from './import-patient.js';
export { PatientsModule } from './patients.module.js';
export { PatientsQueries } from './patients.queries.js';
export { RecordPatientFact } from './record-patient-fact.js';
