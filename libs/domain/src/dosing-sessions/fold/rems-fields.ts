import type { Instant, LocalDate } from '../../shared/index.js';
import type { RemsSymptom } from './rems-symptoms.js';

export interface RemsPressure {
  readonly at: Instant;
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
}

export const medicineFields = ['benzodiazepine', 'sedativeHypnotic', 'psychostimulant', 'monoamineOxidaseInhibitor', 'opioid'] as const;
export type MedicineField = (typeof medicineFields)[number];

/** What the log gives for the REMS patient monitoring form. Null is "not known yet", and stands in `missing`. */
export interface RemsFormDraft {
  readonly treatmentDate: LocalDate;
  readonly doseUg: number;
  readonly lots: readonly string[];
  /** Minutes from the first device to the end of monitoring. */
  readonly durationMin: number | null;
  /** "Had there been no two-hour minimum, when would the patient have been ready?" Minutes from the first device. */
  readonly readyWithoutMinimumMin: number | null;
  readonly pressures: {
    readonly prior: RemsPressure | null;
    readonly at40Min: RemsPressure | null;
    readonly atCompletion: RemsPressure | null;
  };
  readonly areVitalsAcceptablePrior: boolean | null;
  readonly areVitalsAcceptableAtCompletion: boolean | null;
  readonly medicines: { readonly [Field in MedicineField]: boolean | null };
  readonly sedation: RemsSymptom;
  readonly dissociation: RemsSymptom;
  readonly respiratoryDepression: RemsSymptom;
  readonly hasSeriousAdverseEvent: boolean;
  readonly dueOn: LocalDate;
  readonly submittedAt: Instant | null;
  /** Names of what is missing, while the patient is still here to ask. */
  readonly missing: readonly string[];
}
