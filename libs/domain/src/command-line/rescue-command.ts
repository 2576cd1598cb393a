import * as z from 'zod';
import {
  decideRescue,
  defaultRescuePolicy,
  measuredField,
  medicineRoutes,
  rescueConditions,
  vitalSigns,
  type VitalSign,
} from '../dosing-sessions/index.js';
import { wholeThousandths } from '../shared/index.js';
import { answerOf, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';
import { plain } from './plain.js';

const rescueInput = z.strictObject({
  medicine: z.string().min(1).max(80),
  doseMg: measuredField({ minimum: 0, maximum: 10_000, isAboveMinimum: true }, 'mg'),
  route: z.enum(medicineRoutes),
  durationMin: measuredField({ minimum: 0, maximum: 120 }, 'min').optional(),
  isOrdered: z.boolean(),
  isReadBack: z.boolean().optional(),
  at: moment,
  givenBefore: z.array(z.strictObject({ medicine: z.string(), at: moment })).default([]),
  conditions: z.partialRecord(z.enum(rescueConditions), z.enum(['present', 'absent'])).default({}),
  /** Null or absent: nobody has asked. */
  allergies: z.array(z.string()).nullable().default(null),
  signs: z.partialRecord(z.enum(vitalSigns as [VitalSign, ...VitalSign[]]), z.number()).default({}),
  kitLacks: z.array(z.string()).nullable().default(null),
  overrides: z.array(z.strictObject({ code: z.string(), reason: z.string() })).default([]),
});

/** A rescue medicine against the default formulary. */
export const rescueCommand: Command = decoded(
  rescueInput,
  ({ medicine, doseMg, route, durationMin, isOrdered, isReadBack, overrides, ...known }) => {
    const dose = {
      ...{ medicine, route, isReadBack, doseUg: wholeThousandths(doseMg) },
      orderedById: isOrdered ? 'prescriber' : undefined,
      durationSeconds: durationMin === undefined ? undefined : durationMin.mul(60).valueOf(),
    };
    return answerOf(decideRescue(dose, known, defaultRescuePolicy, overrides), (decision) => plain(decision) as Record<string, unknown>);
  },
);
