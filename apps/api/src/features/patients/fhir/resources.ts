import * as z from 'zod';

const coding = z.object({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
const concept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() });
export type Concept = z.infer<typeof concept>;

const instant = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/, 'is not a FHIR date');
const quantity = z.object({ value: z.number(), unit: z.string().optional(), code: z.string().optional() });
const reference = z.object({ reference: z.string().optional() });
const period = z.object({ start: instant.optional(), end: instant.optional() });

export const fhirPatient = z.object({
  resourceType: z.literal('Patient'),
  id: z.string().optional(),
  identifier: z.array(z.object({ type: concept.optional(), value: z.string().optional() })).optional(),
  name: z
    .array(
      z.object({
        use: z.string().optional(),
        text: z.string().optional(),
        family: z.string().optional(),
        given: z.array(z.string()).optional(),
        prefix: z.array(z.string()).optional(),
        suffix: z.array(z.string()).optional(),
      }),
    )
    .min(1, 'must name the patient'),
  telecom: z.array(z.object({ system: z.string().optional(), value: z.string().optional(), use: z.string().optional() })).optional(),
  gender: z.string().optional(),
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'is not a FHIR date')
    .optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: instant.optional(),
  address: z
    .array(
      z.object({
        use: z.string().optional(),
        line: z.array(z.string()).optional(),
        city: z.string().optional(),
        state: z.string().optional(),
        postalCode: z.string().optional(),
        country: z.string().optional(),
        period: period.optional(),
      }),
    )
    .optional(),
  communication: z.array(z.object({ language: concept.optional() })).optional(),
});
export type FhirPatient = z.infer<typeof fhirPatient>;

export const fhirCondition = z.object({
  resourceType: z.literal('Condition'),
  subject: reference,
  code: concept,
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  onsetDateTime: instant.optional(),
  abatementDateTime: instant.optional(),
});

export const fhirAllergy = z.object({
  resourceType: z.literal('AllergyIntolerance'),
  patient: reference,
  code: concept,
  clinicalStatus: concept.optional(),
  category: z.array(z.string()).optional(),
  criticality: z.string().optional(),
  onsetDateTime: instant.optional(),
  recordedDate: instant.optional(),
  reaction: z.array(z.object({ manifestation: z.array(concept).optional(), severity: z.string().optional() })).optional(),
});

export const fhirMedication = z.object({
  resourceType: z.literal('MedicationRequest'),
  subject: reference,
  status: z.string(),
  medicationCodeableConcept: concept,
  authoredOn: instant.optional(),
  dosageInstruction: z.array(z.object({ text: z.string().optional() })).optional(),
});

export const fhirObservation = z.object({
  resourceType: z.literal('Observation'),
  status: z.string(),
  subject: reference,
  code: concept,
  effectiveDateTime: instant.optional(),
  valueQuantity: quantity.optional(),
  component: z.array(z.object({ code: concept, valueQuantity: quantity.optional() })).optional(),
});

export const bundle = z.object({
  resourceType: z.literal('Bundle', 'must be Bundle'),
  entry: z
    .array(z.object({ fullUrl: z.string().optional(), resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }) }))
    .min(1, 'must hold resources'),
});
