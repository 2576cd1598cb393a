import * as z from 'zod';
import { roomAttributes } from '../clinics/index.js';
import { idSchema } from '../shared/index.js';
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
    therapistGender: z.enum(therapistGenders).nullable().default(null),
    preferredIds: people,
    avoidedIds: people,
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

export const noNeeds: PatientNeeds = { room: [], languages: [], therapistGender: null, preferredIds: [], avoidedIds: [] };
