import type { EditPatient } from '@sojourn/domain';
import type { RecordValues } from '../../../ui/record-fields.js';

export type PatientList = 'formerNames' | 'contactPoints' | 'addresses' | 'emergencyContacts';

/** A patient's identity while it is typed. What was loaded stays beside it, for what the form does not show. */
export interface PatientDraft {
  readonly person: RecordValues;
  readonly lists: Readonly<Record<PatientList, readonly RecordValues[]>>;
}

type Name = EditPatient['name'];

const nameText = ({ family, given, prefix, suffix, preferred, text }: Name): RecordValues => ({
  ...{ family: family ?? '', given: given.join(' '), prefix: prefix ?? '', suffix: suffix ?? '' },
  ...{ preferred: preferred ?? '', text: text ?? '' },
});

const yesNo = (answer: boolean | null): string => (answer === null ? '' : answer ? 'yes' : 'no');
const answerOf = (text: unknown): boolean | null => (text === 'yes' ? true : text === 'no' ? false : null);

/** An identity as the form shows it. */
export function draftOf(patient: EditPatient): PatientDraft {
  return {
    person: {
      ...nameText(patient.name),
      ...{
        recordNumber: patient.recordNumber ?? '',
        birthDate: patient.birthDate ?? '',
        sexAtBirth: patient.sexAtBirth,
        gender: patient.gender,
      },
      ...{ genderInOwnWords: patient.genderInOwnWords ?? '', pronouns: patient.pronouns ?? '', language: patient.language ?? '' },
      ...{ needsInterpreter: yesNo(patient.needsInterpreter), isDeceased: patient.isDeceased, deceasedOn: patient.deceasedOn ?? '' },
    },
    lists: {
      formerNames: patient.formerNames.map(nameText),
      contactPoints: patient.contactPoints.map((point) => ({ ...point })),
      addresses: patient.addresses.map(({ lines, city, region, postalCode, country, from, until, use }) => ({
        ...{ use, lines: lines.join('\n'), city: city ?? '', region: region ?? '', postalCode: postalCode ?? '' },
        ...{ country: country ?? '', from: from ?? '', until: until ?? '' },
      })),
      emergencyContacts: patient.emergencyContacts.map(({ name, relation, phone, canEscort }) => ({
        ...{ name, relation: relation ?? '', phone, canEscort: yesNo(canEscort) },
      })),
    },
  };
}

/** What the decoder is to judge. Empty is unknown; a name whose text was not touched keeps its parts as they were. */
export function patientOf({ person, lists }: PatientDraft, loaded: EditPatient): unknown {
  const { recordNumber, birthDate, sexAtBirth, gender, genderInOwnWords, pronouns, language, needsInterpreter, isDeceased, deceasedOn } =
    person;
  return {
    name: nameOf(person, loaded.name),
    formerNames: lists.formerNames.map((values, place) => nameOf(values, loaded.formerNames[place])),
    ...{ recordNumber: orNull(recordNumber), birthDate: orNull(birthDate), sexAtBirth, gender, genderInOwnWords, pronouns },
    ...{ language: orNull(language), needsInterpreter: answerOf(needsInterpreter), isDeceased, deceasedOn: orNull(deceasedOn) },
    contactPoints: lists.contactPoints.map((point) => ({ system: 'phone', value: '', ...point })),
    addresses: lists.addresses.map(addressOf),
    emergencyContacts: lists.emergencyContacts.map(({ name = '', relation = '', phone = '', canEscort }) => ({
      ...{ name, relation, phone, canEscort: answerOf(canEscort) },
    })),
  };
}

function addressOf({ lines = '', country, from, until, ...rest }: RecordValues): unknown {
  const written = linesOf(lines);
  return { ...rest, lines: written, country: orNull(country), from: orNull(from), until: orNull(until) };
}

function nameOf(values: RecordValues, loaded: Name | undefined): unknown {
  const { family = '', given = '', prefix = '', suffix = '', preferred = '', text = '' } = values;
  const isUntouched = loaded !== undefined && loaded.given.join(' ') === given;
  return { family, given: isUntouched ? loaded.given : String(given).split(/\s+/u).filter(Boolean), prefix, suffix, preferred, text };
}

function linesOf(text: unknown): string[] {
  return String(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function orNull(text: unknown): string | null {
  const written = typeof text === 'string' ? text.trim() : '';
  return written === '' ? null : written;
}
