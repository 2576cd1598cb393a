import * as domain from '@sojourn/domain';
import type * as z from 'zod';
import { fhirAllergy, fhirCondition, fhirMedication, fhirObservation, type Concept } from './resources.js';

const systems: Record<string, 'icd-10-cm' | 'snomed' | 'rxnorm'> = {
  'http://hl7.org/fhir/sid/icd-10-cm': 'icd-10-cm',
  'http://snomed.info/sct': 'snomed',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'rxnorm',
};

const day = (text: string | undefined): string | null => (text !== undefined && text.length >= 10 ? text.slice(0, 10) : null);
const codeOf = (concept: Concept | undefined): string | undefined => concept?.coding?.[0]?.code;
const textOf = (concept: Concept): string | undefined =>
  concept.text ?? concept.coding?.find(({ display }) => display !== undefined)?.display ?? codeOf(concept);

function among<T extends string>(text: string | undefined, known: readonly T[], otherwise: T): T {
  return known.find((value) => value === text) ?? otherwise;
}

function codesOf(concept: Concept) {
  return (concept.coding ?? []).flatMap(({ system, code, display }) =>
    code === undefined ? [] : [{ system: systems[system ?? ''] ?? 'other', code, display }],
  );
}

/** A fact read from one resource, still to be judged by its decoder; `null` where the resource tells nothing this chart keeps. */
interface RawFact {
  readonly kind: 'allergy' | 'condition' | 'medicine' | 'measurement';
  readonly decoder: z.ZodType;
  readonly details: unknown;
  readonly occurredAt: string | null;
}

type FactReading =
  | { readonly ok: true; readonly subject: string | undefined; readonly fact: RawFact | null }
  | { readonly ok: false; readonly error: z.ZodError };
type FactReader = (resource: unknown) => FactReading;

interface HowToRead<T> {
  readonly schema: z.ZodType<T>;
  readonly subject: (resource: T) => string | undefined;
  readonly read: (resource: T) => RawFact | null;
}

function reader<T>({ schema, subject, read }: HowToRead<T>): FactReader {
  return (resource) => {
    const parsed = schema.safeParse(resource);
    return parsed.success ? { ok: true, subject: subject(parsed.data), fact: read(parsed.data) } : { ok: false, error: parsed.error };
  };
}

const condition = reader<z.infer<typeof fhirCondition>>({
  schema: fhirCondition,
  subject: ({ subject }) => subject.reference,
  read: ({ code, clinicalStatus, verificationStatus, onsetDateTime, abatementDateTime }) => ({
    kind: 'condition',
    decoder: domain.condition,
    occurredAt: instantOf(onsetDateTime),
    details: {
      text: textOf(code),
      codes: codesOf(code),
      status: among(codeOf(clinicalStatus), ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'], 'unknown'),
      certainty: among(codeOf(verificationStatus), ['confirmed', 'provisional', 'differential', 'refuted'], 'unknown'),
      onset: day(onsetDateTime),
      endedOn: day(abatementDateTime),
    },
  }),
});

const allergy = reader<z.infer<typeof fhirAllergy>>({
  schema: fhirAllergy,
  subject: ({ patient }) => patient.reference,
  read: ({ code, clinicalStatus, category, criticality, reaction, onsetDateTime, recordedDate }) => ({
    kind: 'allergy',
    decoder: domain.allergy,
    occurredAt: instantOf(onsetDateTime ?? recordedDate),
    details: {
      substance: textOf(code),
      codes: codesOf(code),
      category: among(
        category?.[0] === 'medication' ? 'medicine' : category?.[0],
        ['medicine', 'food', 'environment', 'biologic'],
        'unknown',
      ),
      criticality: among(criticality, ['low', 'high', 'unable-to-assess'], 'unknown'),
      reactions: (reaction ?? []).flatMap(({ manifestation, severity }) =>
        (manifestation ?? []).map((shown) => ({
          reaction: textOf(shown),
          severity: among(severity, ['mild', 'moderate', 'severe'], 'unknown'),
        })),
      ),
      status: among(codeOf(clinicalStatus), ['active', 'inactive', 'resolved'], 'active'),
      onset: day(onsetDateTime),
      note: null,
    },
  }),
});

const medicineStatus: Record<string, string> = {
  active: 'active',
  'on-hold': 'on-hold',
  stopped: 'stopped',
  completed: 'stopped',
  cancelled: 'stopped',
};

const medicine = reader<z.infer<typeof fhirMedication>>({
  schema: fhirMedication,
  subject: ({ subject }) => subject.reference,
  read: ({ medicationCodeableConcept, status, authoredOn, dosageInstruction }) => ({
    kind: 'medicine',
    decoder: domain.medicine,
    occurredAt: instantOf(authoredOn),
    details: {
      text: textOf(medicationCodeableConcept),
      codes: codesOf(medicationCodeableConcept),
      dosage: dosageInstruction
        ?.map(({ text }) => text)
        .filter(Boolean)
        .join('; '),
      status: medicineStatus[status] ?? 'unknown',
      startedOn: day(authoredOn),
      stoppedOn: null,
      cautions: [],
      reason: null,
    },
  }),
});

type Observed = z.infer<typeof fhirObservation>;

const hasLoinc = (concept: Concept, ...wanted: string[]) => concept.coding?.some((one) => wanted.includes(one.code ?? '')) ?? false;

/** Weight in grams, height in millimetres, pressure in mmHg; a unit that is none of these is left out, never guessed. */
function measuredOf(observed: Observed): unknown {
  const { code, valueQuantity } = observed;
  if (hasLoinc(code, '85354-9', '55284-4')) return pressureOf(observed);
  if (valueQuantity === undefined) return null;
  const unit = valueQuantity.code ?? valueQuantity.unit;
  if (hasLoinc(code, '29463-7') && unit === 'kg') return { kind: 'weight', weightG: Math.round(valueQuantity.value * 1000) };
  return hasLoinc(code, '8302-2') && unit === 'cm' ? { kind: 'height', heightMm: Math.round(valueQuantity.value * 10) } : null;
}

function pressureOf({ component = [] }: Observed): unknown {
  const part = (wanted: string) => component.find((one) => hasLoinc(one.code, wanted))?.valueQuantity?.value;
  const [systolic, diastolic] = [part('8480-6'), part('8462-4')];
  if (systolic === undefined || diastolic === undefined) return null;
  return { kind: 'blood-pressure', systolicMmHg: Math.round(systolic), diastolicMmHg: Math.round(diastolic) };
}

const observation = reader<Observed>({
  schema: fhirObservation,
  subject: ({ subject }) => subject.reference,
  read: (observed) => {
    const details = ['final', 'amended', 'corrected'].includes(observed.status) ? measuredOf(observed) : null;
    return details === null
      ? null
      : { kind: 'measurement', decoder: domain.importedFact, details, occurredAt: instantOf(observed.effectiveDateTime) };
  },
});

/** A FHIR dateTime with a time is an instant; a day, month or year alone is none. */
function instantOf(text: string | undefined): string | null {
  const parsed = text !== undefined && text.length > 10 ? Date.parse(text) : Number.NaN;
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString();
}

export const readers: Readonly<Record<string, FactReader>> = {
  Condition: condition,
  AllergyIntolerance: allergy,
  MedicationRequest: medicine,
  Observation: observation,
};
