import * as z from 'zod';
import {
  bagVolumeField,
  compareWithPump,
  computedVolumeAt,
  concentrationField,
  decideInfusionCourse,
  defaultPreparationPolicy,
  deliveredVolumeAt,
  doseInVolume,
  dosePerKilogram,
  elapsedMinutesAt,
  measuredField,
  projectedEnd,
  pumpRateField,
  runMinutesAt,
  weightKgField,
  type InfusionCourse,
  type InfusionEvent,
} from '../dosing-sessions/index.js';
import {
  amountText,
  exact,
  microlitres,
  microlitresPerHour,
  subtractExact,
  wholeThousandths,
  type Instant,
  type Rational,
} from '../shared/index.js';
import { answerOf, refusedWith, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';
import { shown, time } from './plain.js';

/** A pump and a syringe count thousandths of a millilitre; finer than that is a typing error. */
function inThousandths<Amount extends Rational>(field: z.ZodType<Amount>): z.ZodType<Amount> {
  return field.refine((amount) => amount.mul(1_000).d === 1n, 'At most three decimals');
}

const rateMlPerH = inThousandths(pumpRateField);
const bolusMl = inThousandths(bagVolumeField);
const bolusMin = inThousandths(measuredField({ minimum: 0, maximum: 1_440 }, 'min'));

const event = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), at: moment, rateMlPerH }),
  z.strictObject({ kind: z.literal('rate-change'), at: moment, rateMlPerH }),
  z.strictObject({ kind: z.literal('resume'), at: moment, rateMlPerH: rateMlPerH.optional() }),
  z.strictObject({ kind: z.literal('pause'), at: moment }),
  z.strictObject({ kind: z.literal('stop'), at: moment }),
  z.strictObject({ kind: z.literal('complete'), at: moment }),
  z.strictObject({ kind: z.literal('bolus'), at: moment, volumeMl: bolusMl, durationMin: bolusMin }),
]);

const infusionInput = z.strictObject({
  finalVolumeMl: bagVolumeField,
  concentrationMgPerMl: concentrationField,
  weightKg: weightKgField.optional(),
  pumpMl: measuredField({ minimum: 0, maximum: 5_000 }, 'mL').optional(),
  at: moment.optional(),
  events: z.array(event).min(1).max(10_000),
});
type InfusionInput = z.infer<typeof infusionInput>;

function eventOf(given: InfusionInput['events'][number]): InfusionEvent {
  const { kind, at } = given;
  switch (kind) {
    case 'start':
    case 'rate-change':
      return { kind, at, rate: microlitresPerHour(wholeThousandths(given.rateMlPerH)) };
    case 'resume':
      return { kind, at, ...(given.rateMlPerH === undefined ? {} : { rate: microlitresPerHour(wholeThousandths(given.rateMlPerH)) }) };
    case 'bolus':
      return { kind, at, volume: microlitres(wholeThousandths(given.volumeMl)), durationMs: wholeThousandths(given.durationMin) * 60 };
    case 'pause':
    case 'stop':
    case 'complete':
      return { kind, at };
  }
}

function infusion(input: InfusionInput): AnswerBody {
  const course = decideInfusionCourse(input.events.map(eventOf));
  if (!course.allowed) return refusedWith(...course.refusals);
  const last = input.events.reduce((latest, { at }) => Math.max(latest, at), 0) as Instant;
  const at = input.at ?? last;
  const computed = computedVolumeAt(course.value, at);
  const prepared = input.finalVolumeMl;
  if (computed.compare(prepared) > 0 && !compareWithPump(prepared, computed, defaultPreparationPolicy).agrees) {
    const message = 'The log says that more ran in than the bag held. Check the times and rates.';
    return refusedWith({ code: 'delivered-exceeds-prepared', ...{ computedMl: shown(computed), preparedMl: shown(prepared), message } });
  }
  return answerOf(course, (value) => delivered(value, input, at));
}

function delivered(course: InfusionCourse, input: InfusionInput, at: Instant): Record<string, unknown> {
  const { finalVolumeMl, concentrationMgPerMl, weightKg, pumpMl } = input;
  const volume = deliveredVolumeAt(course, finalVolumeMl, at);
  const dose = doseInVolume(volume, concentrationMgPerMl);
  const residual = subtractExact(finalVolumeMl, volume);
  const pump = pumpMl === undefined ? null : compareWithPump(computedVolumeAt(course, at), exact(pumpMl), defaultPreparationPolicy);
  return {
    phase: course.phase,
    at: time(at),
    startedAt: time(course.startedAt),
    endedAt: time(course.endedAt),
    deliveredMl: shown(volume),
    deliveredMg: shown(dose),
    deliveredText: amountText(dose, 1, 'mg'),
    ...(weightKg === undefined ? {} : { deliveredMgPerKg: shown(dosePerKilogram(dose, weightKg)) }),
    residualMl: shown(residual),
    residualMg: shown(doseInVolume(residual, concentrationMgPerMl)),
    runMinutes: shown(runMinutesAt(course, at)),
    elapsedMinutes: shown(elapsedMinutesAt(course, at)),
    projectedEndAt: time(projectedEnd(course, finalVolumeMl)),
    ...(pump === null ? {} : { pump: { agrees: pump.agrees, differenceMl: shown(pump.differenceMl) } }),
  };
}

export const infusionCommand: Command = decoded(infusionInput, infusion);
