import type { PatientCancellationReason } from '@sojourn/domain';

/** Why a patient does not come, in the words in which they say it themselves. */
export const patientReasonWords: Record<PatientCancellationReason, string> = {
  'patient-asked': 'I cannot come',
  'patient-unwell': 'I am not well',
  'no-escort': 'Nobody can take me home',
};
