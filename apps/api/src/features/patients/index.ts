export { ImportPatient } from './import-patient.js';
export { PatientsModule } from './patients.module.js';
export { PatientStanding } from './patient-standing.js';
export { RecordPatientFact } from './record-patient-fact.js';
export { RegisterPatient } from './register-patient.js';
