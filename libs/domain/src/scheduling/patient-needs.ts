import * as z from 'zod';
import { roomAttributes } from '../clinics/index.js';
import { idSchema, isKnownZone } from '../shared/index.js';
import { therapistGenders } from './staff-skills.js';

const people = z.array(idSchema<'Resource'>()).max(10).default([]);

/**
 * What a patient needs of a room and wishes of people, whatever the reason: nothing clinical is written here. Source: clinical reference §8.2.
 * Languages are those the patient can be treated in; one that is shared is enough.
 */
export const keepPatientNeeds = z
  .strictObject({
    room: z.array(z.enum(roomAttributes)).max(roomAttributes.length).default([]),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/, 'Use a language code such as en or es'))
      .max(5)
      .default([]),
    /** Nobody who speaks one of the languages needs to lead the visit, if an interpreter is there. */
    needsInterpreter: z.boolean().default(false),
    therapistGender: z.enum(therapistGenders).nullable().default(null),
    /** The patient's own clock, for visits from home; null where nobody asked. */
    zone: z.string().max(60).refine(isKnownZone, 'This time zone is not known').nullable().default(null),
    preferredIds: people,
    avoidedIds: people,
  })
  .refine(({ needsInterpreter, languages }) => !needsInterpreter || languages.length > 0, {
    message: 'Say for which language an interpreter is needed',
    path: ['languages'],
  })
  .refine(({ preferredIds, avoidedIds }) => !preferredIds.some((id) => avoidedIds.includes(id)), {
    message: 'One person cannot be both preferred and avoided',
    path: ['avoidedIds'],
  });
export type PatientNeeds = z.infer<typeof keepPatientNeeds>;

/** The answer of GET /api/v1/schedule/patients/:patientId/needs; version 0 where nobody wrote any. */
export interface PatientNeedsView extends PatientNeeds {
  readonly patientId: string;
  readonly version: number;
}

export const noNeeds: PatientNeeds = {
  room: [],
  languages: [],
  needsInterpreter: false,
  therapistGender: null,
  zone: null,
  preferredIds: [],
  avoidedIds: [],
};
