import * as z from 'zod';
import { dateField } from '../shared/date-field.js';
import { optionalText } from '../shared/text.js';
import { address, contactPoint, emergencyContact } from './contact-points.js';
import { personName } from './person-name.js';

const fields = {
  name: personName,
  formerNames: z.array(personName).max(10),
  recordNumber: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}\-_/. ]{0,63}$/u, 'Use letters, digits and - _ / . for a record number, 64 at most')
    .nullable(),
  birthDate: dateField.nullable(),
  sexAtBirth: z.enum(['female', 'male', 'intersex', 'unknown']),
  gender: z.enum(['female', 'male', 'other', 'unknown']),
  genderInOwnWords: optionalText(120),
  pronouns: optionalText(60),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'Use a language tag such as en, es or zh-Hant')
    .nullable(),
  needsInterpreter: z.boolean().nullable(),
  addresses: z.array(address).max(20),
  contactPoints: z.array(contactPoint).max(30),
  emergencyContacts: z.array(emergencyContact).max(10),
  isDeceased: z.boolean(),
  deceasedOn: dateField.nullable(),
};

interface LifeDates {
  readonly birthDate: string | null;
  readonly isDeceased: boolean;
  readonly deceasedOn: string | null;
}

const deathNeedsFlag = (patient: LifeDates) => patient.deceasedOn === null || patient.isDeceased;
const deathAfterBirth = (patient: LifeDates) =>
  patient.deceasedOn === null || patient.birthDate === null || patient.deceasedOn >= patient.birthDate;
const needsFlag = { message: 'A date of death needs the patient marked as deceased', path: ['isDeceased'] };
const afterBirth = { message: 'The date of death lies before the birth date', path: ['deceasedOn'] };

/**
 * Registering a patient: only the name must be there. Everything left out is unknown (null, 'unknown' or an empty list), never guessed.
 * A birth date in the future is judged where a clock is, see `isBirthDatePlausible`. Source: clinical reference §1.1 phase 1.
 */
export const registerPatient = z
  .strictObject({
    ...fields,
    formerNames: fields.formerNames.default([]),
    recordNumber: fields.recordNumber.default(null),
    birthDate: fields.birthDate.default(null),
    sexAtBirth: fields.sexAtBirth.default('unknown'),
    gender: fields.gender.default('unknown'),
    language: fields.language.default(null),
    needsInterpreter: fields.needsInterpreter.default(null),
    addresses: fields.addresses.default([]),
    contactPoints: fields.contactPoints.default([]),
    emergencyContacts: fields.emergencyContacts.default([]),
    isDeceased: fields.isDeceased.default(false),
    deceasedOn: fields.deceasedOn.default(null),
  })
  .refine(deathNeedsFlag, needsFlag)
  .refine(deathAfterBirth, afterBirth);
export type RegisterPatient = z.infer<typeof registerPatient>;

/** Editing replaces the identity as a whole, so every field must be sent: a form that forgets one cannot wipe it. */
export const editPatient = z.strictObject(fields).refine(deathNeedsFlag, needsFlag).refine(deathAfterBirth, afterBirth);
export type EditPatient = z.infer<typeof editPatient>;

/**
 * Whether a birth date can be true on the day it is typed: not in the future and at most 130 years back.
 * Example: '2027-01-01' typed on 2026-11-17 is not. Odd case: unknown (null) is plausible, it claims nothing. Source: clinical reference
 * §1.1.
 */
export function isBirthDatePlausible(birthDate: string | null, today: string): boolean {
  if (birthDate === null) return true;
  return birthDate <= today && Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) <= 130;
}
