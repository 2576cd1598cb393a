import * as z from 'zod';
import { decideHomeDose, defaultHomePolicy, homeSchedule } from '../dosing-sessions/index.js';
import { answerOf, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';
import { plain } from './plain.js';

const answer = z.boolean().nullable().default(null);

const homeInput = z.strictObject({
  drug: z.enum(['racemic-ketamine', 'esketamine']).default('racemic-ketamine'),
  now: moment,
  /** When the dose was taken: then the readings to come are answered, else whether it may be taken. */
  doseAt: moment.optional(),
  readingsAt: z.array(moment).max(1_000).default([]),
  bloodPressureAt: moment.nullable().default(null),
  isAllowedByClinicAndState: answer,
  isAdultSitterPresent: answer,
  isDrivingExcluded: answer,
  isVideoOn: answer,
  hasEmergencyAddress: answer,
  hasLocalEmergencyNumber: answer,
  hasRescuePlan: answer,
});

/** A home session: whether its dose may be taken now, or how its readings stand after the dose. */
export const homeSessionCommand: Command = decoded(homeInput, ({ now, doseAt, readingsAt, ...facts }) =>
  doseAt === undefined
    ? answerOf(decideHomeDose(facts, defaultHomePolicy, now), (value) => plain(value) as Record<string, unknown>)
    : { ok: true, ...(plain(homeSchedule(doseAt, readingsAt, defaultHomePolicy, now)) as Record<string, unknown>) },
);
