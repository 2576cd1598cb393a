import type { FhirPatient } from './resources.js';

const day = (text: string | undefined): string | null => (text !== undefined && text.length >= 10 ? text.slice(0, 10) : null);
const among = <T extends string>(text: string | undefined, known: readonly T[], otherwise: T): T =>
  known.find((value) => value === text) ?? otherwise;

function nameOf(name: FhirPatient['name'][number]) {
  return {
    family: name.family,
    given: name.given ?? [],
    prefix: name.prefix?.join(' '),
    suffix: name.suffix?.join(' '),
    preferred: null,
    text: name.text,
  };
}

function addressOf(address: NonNullable<FhirPatient['address']>[number]) {
  const country = /^[A-Z]{2}$/.test(address.country ?? '') ? address.country : null;
  const use = address.use === 'old' ? 'former' : address.use === 'temp' ? 'temporary' : address.use;
  return {
    use: among(use, ['home', 'work', 'temporary', 'former', 'billing'], 'unknown'),
    lines: address.line ?? [],
    city: address.city,
    region: address.state,
    postalCode: address.postalCode,
    country,
    from: day(address.period?.start),
    until: day(address.period?.end),
  };
}

function contactOf(point: NonNullable<FhirPatient['telecom']>[number]) {
  const use = point.use === 'old' ? 'former' : point.use === 'temp' ? 'temporary' : point.use;
  return {
    system: among(point.system, ['phone', 'email', 'fax'], 'other'),
    value: point.value,
    use: among(use, ['home', 'work', 'mobile', 'temporary', 'former'], 'unknown'),
  };
}

type Address = NonNullable<FhirPatient['address']>[number];
const isWritten = ({ line = [], city, postalCode }: Address): boolean => line.length > 0 || city !== undefined || postalCode !== undefined;

/** What FHIR has no word for here, or what only the patient can say. */
const unasked = { sexAtBirth: 'unknown', genderInOwnWords: null, pronouns: null, needsInterpreter: null, emergencyContacts: [] };

function recordNumberOf({ identifier = [] }: FhirPatient): string | null {
  return identifier.find(({ type }) => type?.coding?.some(({ code }) => code === 'MR'))?.value ?? null;
}

function languageOf({ communication = [] }: FhirPatient): string | null {
  return communication[0]?.language?.coding?.[0]?.code ?? null;
}

/** A FHIR Patient in the words of registration. A year or month alone is no birth date: it stays unknown. */
export function patientFrom(patient: FhirPatient): unknown {
  const [first = {}, ...others] = patient.name.toSorted((one, other) => Number(other.use === 'official') - Number(one.use === 'official'));
  const { address = [], telecom = [] } = patient;
  return {
    ...unasked,
    name: nameOf(first),
    formerNames: others.map(nameOf),
    recordNumber: recordNumberOf(patient),
    birthDate: day(patient.birthDate),
    gender: among(patient.gender, ['female', 'male', 'other'], 'unknown'),
    language: languageOf(patient),
    addresses: address.filter(isWritten).map(addressOf),
    contactPoints: telecom.filter(({ value }) => value !== undefined).map(contactOf),
    isDeceased: patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined,
    deceasedOn: day(patient.deceasedDateTime),
  };
}
