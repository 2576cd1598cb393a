import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { idSchema } from '../shared/id.js';
import { allergy, condition, medicine } from './clinical-lists.js';
import type { AllergyBanner } from './allergy-banner.js';
import { measuredFact, type MeasuredFact } from './measured-facts.js';
import { editPatient, registerPatient, type EditPatient } from './registration.js';
import type { Allergy, Condition, Medicine } from './clinical-lists.js';

/** Registering with the id the client made, so that sending twice registers once. */
export const registerPatientCommand = z.strictObject({ id: idSchema<'Patient'>(), patient: registerPatient });
export type RegisterPatientCommand = z.infer<typeof registerPatientCommand>;

export const editPatientCommand = z.strictObject({ patient: editPatient });

/** What to look for: words of a name in any order, a birth date or a record number; nothing lists everybody. */
export const searchPatients = z.strictObject({
  text: z.string().max(120).default(''),
  cursor: z.string().max(400).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});
export type SearchPatients = z.infer<typeof searchPatients>;

const fact = { id: idSchema<'PatientFact'>() };
export const recordPatientFact = z.discriminatedUnion('kind', [
  z.strictObject({ ...fact, kind: z.literal('allergy'), details: allergy }),
  z.strictObject({ ...fact, kind: z.literal('condition'), details: condition }),
  z.strictObject({ ...fact, kind: z.literal('medicine'), details: medicine }),
]);
export type RecordPatientFact = z.infer<typeof recordPatientFact>;

export const recordMeasurement = z.strictObject({ ...fact, details: measuredFact, occurredAt: z.iso.datetime() });
export const markFactInError = z.strictObject({ ...fact, reason: z.string().trim().min(3, 'Say what was wrong').max(400) });
export const stateNoAllergies = z.strictObject({ askedOn: dateField });

export interface PatientListItem {
  readonly id: string;
  readonly displayName: string;
  readonly listName: string;
  readonly birthDate: string | null;
  readonly recordNumber: string | null;
  readonly isDeceased: boolean;
}

export interface PatientPage {
  readonly patients: readonly PatientListItem[];
  readonly nextCursor: string | null;
}

interface FactView<Details> {
  readonly id: string;
  readonly details: Details;
  /** ISO 8601 in UTC; null where the record does not say when. */
  readonly occurredAt: string | null;
  readonly source: 'recorded' | 'imported';
}

type Corrected<Kind extends string, Details> = {
  readonly id: string;
  readonly kind: Kind;
  readonly details: Details;
  readonly reason: string;
  readonly markedBy: string;
  readonly markedAt: string;
};

/** An entry that was marked as entered in error: what it said, what was wrong, who said so and when. */
export type CorrectedFactView =
  | Corrected<'allergy', Allergy>
  | Corrected<'condition', Condition>
  | Corrected<'medicine', Medicine>
  | Corrected<'measurement', MeasuredFact>;

/** The clinical part of a chart; only for those who may read charts. */
export interface PatientClinicalView {
  readonly banner: AllergyBanner;
  readonly allergies: readonly FactView<Allergy>[];
  readonly conditions: readonly FactView<Condition>[];
  readonly medicines: readonly FactView<Medicine>[];
  readonly measurements: readonly FactView<MeasuredFact>[];
  /** Newest mark first; in no other list. */
  readonly corrected: readonly CorrectedFactView[];
}

export interface PatientChartView {
  readonly id: string;
  readonly version: number;
  readonly displayName: string;
  readonly identity: EditPatient;
  readonly clinical: PatientClinicalView | null;
}

/** What one bundle brought in, by kind of resource. */
export interface ImportAnswer {
  readonly patientId: string;
  readonly displayName: string;
  readonly created: number;
  readonly unchanged: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly leftOut: Readonly<Record<string, number>>;
}
