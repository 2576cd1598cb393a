import * as z from 'zod';
import {
  concentrationField,
  meanArterialPressure,
  pumpRateField,
  pumpRateForWeightedRate,
  weightedRateField,
  weightedRateForPumpRate,
  weightKgField,
} from '../dosing-sessions/index.js';
import { refusedWith, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { rounded, shown } from './plain.js';

const rateInput = z.strictObject({
  weightKg: weightKgField,
  concentrationMgPerMl: concentrationField,
  rateMlPerH: pumpRateField.optional(),
  rateUgPerKgPerMin: weightedRateField.optional(),
});

function rate({ weightKg, concentrationMgPerMl, rateMlPerH, rateUgPerKgPerMin }: z.infer<typeof rateInput>): AnswerBody {
  if (rateMlPerH !== undefined && rateUgPerKgPerMin === undefined) {
    return { ok: true, rateUgPerKgPerMin: shown(weightedRateForPumpRate(rateMlPerH, weightKg, concentrationMgPerMl)) };
  }
  if (rateMlPerH === undefined && rateUgPerKgPerMin !== undefined) {
    const exactRate = pumpRateForWeightedRate(rateUgPerKgPerMin, weightKg, concentrationMgPerMl);
    return { ok: true, rateMlPerH: rounded(exactRate, 1), rateMlPerHExact: shown(exactRate) };
  }
  return refusedWith({ code: 'not-allowed', ...{ path: 'rateMlPerH', message: 'Give one of rateMlPerH and rateUgPerKgPerMin' } });
}

const pressureInput = z
  .strictObject({ systolicMmHg: z.int().min(40).max(300), diastolicMmHg: z.int().min(20).max(200) })
  .refine(({ systolicMmHg, diastolicMmHg }) => systolicMmHg > diastolicMmHg, {
    path: ['diastolicMmHg'],
    error: 'The systolic pressure is the higher one',
  });

function pressure({ systolicMmHg, diastolicMmHg }: z.infer<typeof pressureInput>): AnswerBody {
  const mean = meanArterialPressure(systolicMmHg, diastolicMmHg);
  return { ok: true, meanArterialPressureMmHg: rounded(mean, 0), meanArterialPressureMmHgExact: shown(mean) };
}

export const rateCommand: Command = decoded(rateInput, rate);
export const pressureCommand: Command = decoded(pressureInput, pressure);
