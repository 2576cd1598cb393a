import { allow, editPatient, refuse, type Decision, type EditPatient } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import type * as z from 'zod';
import type { NewFact } from '../patients.store.js';
import { patientFrom } from './read-patient.js';
import { readers } from './read-facts.js';
import { bundle, fhirPatient } from './resources.js';

const namespace = 'b2f7a4b0-5a0e-5d36-9a3a-3f6c1be2c0d1';

export interface BundleRefused {
  readonly code: 'bundle-refused';
  readonly resource: string;
  readonly path: string;
  readonly message: string;
}

export interface BundleContent {
  readonly patientId: string;
  readonly patient: EditPatient;
  readonly facts: readonly NewFact[];
  /** Resources this chart does not keep, by type. */
  readonly leftOut: Readonly<Record<string, number>>;
}

type Entry = z.infer<typeof bundle>['entry'][number];

function refusalOf(resource: string, error: z.ZodError): BundleRefused {
  const [issue] = error.issues;
  return {
    code: 'bundle-refused',
    resource,
    path: (issue?.path ?? []).join('.') || '(root)',
    message: issue?.message ?? 'is not understood',
  };
}

const nameOf = ({ fullUrl, resource }: Entry): string => `${resource.resourceType}/${resource.id ?? fullUrl ?? '?'}`;
const idOf = ({ fullUrl, resource }: Entry): string =>
  uuidv5(`${resource.resourceType} ${resource.id ?? fullUrl ?? JSON.stringify(resource)}`, namespace);

/** Reads a FHIR R4 bundle of one patient. The ids follow from those in the bundle; the first resource at fault refuses the whole. */
export function readBundle(input: unknown): Decision<BundleContent, BundleRefused> {
  const parsed = bundle.safeParse(input);
  if (!parsed.success) return refuse(refusalOf('Bundle', parsed.error));
  const entries = parsed.data.entry;
  const patients = entries.filter(({ resource }) => resource.resourceType === 'Patient');
  const [own] = patients;
  if (own === undefined || patients.length > 1) {
    return refuse({ code: 'bundle-refused', resource: 'Bundle', path: 'entry', message: `must hold one Patient, not ${patients.length}` });
  }
  const patient = readPatient(own);
  return patient.allowed ? readFacts(entries, own, patient.value) : patient;
}

function readPatient(entry: Entry): Decision<EditPatient, BundleRefused> {
  const resource = fhirPatient.safeParse(entry.resource);
  if (!resource.success) return refuse(refusalOf(nameOf(entry), resource.error));
  const patient = editPatient.safeParse(patientFrom(resource.data));
  return patient.success ? allow(patient.data) : refuse(refusalOf(nameOf(entry), patient.error));
}

function readFacts(entries: readonly Entry[], own: Entry, patient: EditPatient): Decision<BundleContent, BundleRefused> {
  const subjects = new Set([own.fullUrl, `Patient/${own.resource.id}`, `urn:uuid:${own.resource.id}`]);
  const facts: NewFact[] = [];
  const leftOut: Record<string, number> = {};
  for (const entry of entries) {
    if (entry === own) continue;
    const fact = readFact(entry, subjects);
    if (!fact.allowed) return fact;
    const type = entry.resource.resourceType;
    if (fact.value === null) leftOut[type] = (leftOut[type] ?? 0) + 1;
    else facts.push(fact.value);
  }
  return allow({ patientId: idOf(own), patient, facts, leftOut });
}

function readFact(entry: Entry, subjects: ReadonlySet<string | undefined>): Decision<NewFact | null, BundleRefused> {
  const reader = readers[entry.resource.resourceType];
  if (reader === undefined) return allow(null);
  const reading = reader(entry.resource);
  if (!reading.ok) return refuse(refusalOf(nameOf(entry), reading.error));
  if (!subjects.has(reading.subject)) {
    return refuse({ code: 'bundle-refused', resource: nameOf(entry), path: 'subject', message: 'belongs to another patient' });
  }
  const raw = reading.fact;
  if (raw === null) return allow(null);
  const details = raw.decoder.safeParse(raw.details);
  if (!details.success) return refuse(refusalOf(nameOf(entry), details.error));
  return allow({ id: idOf(entry), kind: raw.kind, details: details.data, occurredAt: raw.occurredAt, source: 'imported' });
}
