export { ChartFacts } from './chart-facts.js';
export { DecidePatientEligibility } from './decide-patient-eligibility.js';
export { ImportPatient } from './import-patient.js';
export { lettersAddress, phoneToRing } from './reach-patient.js';
export { PatientsModule } from './patients.module.js';
export { PatientStanding } from './patient-standing.js';
export { RecordPatientConsent } from './record-patient-consent.js';
export { RecordPatientFact } from './record-patient-fact.js';
export { RegisterPatient } from './register-patient.js';
