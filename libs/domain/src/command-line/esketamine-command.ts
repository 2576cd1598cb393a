import * as z from 'zod';
import {
  decideEsketamineDose,
  decideNextDevice,
  defaultEsketaminePolicy,
  esketamineTimes,
  esketamineTotalsMg,
  measuredField,
  monitoringMinutes,
} from '../dosing-sessions/index.js';
import { dateField, elapsedMs, type Instant } from '../shared/index.js';
import { answerOf, refusedWith, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';
import { time } from './plain.js';

const totalMg = measuredField({ minimum: 0, maximum: 1_000 }, 'mg').transform((total) => total.valueOf());
const previousTotal = totalMg.pipe(z.literal(esketamineTotalsMg, 'A dose was 28, 56 or 84 mg'));

const esketamineInput = z.strictObject({
  totalMg,
  indication: z.enum(['TRD', 'MDD-SI']),
  on: dateField,
  ageYears: z.int().min(18).max(130).nullable().default(null),
  /** Required, and empty for a first dose: an unknown history is not an empty one. */
  previous: z.array(z.strictObject({ totalMg: previousTotal, on: dateField })).max(1_000),
  startingMgFromAge65: z.union([z.literal(28), z.literal(56)]).optional(),
  devicesUsedAt: z.array(moment).max(3).default([]),
  leftAt: moment.optional(),
});
type EsketamineInput = z.infer<typeof esketamineInput>;

function esketamine(input: EsketamineInput): AnswerBody {
  const policy = {
    ...defaultEsketaminePolicy,
    startingMgFromAge65: input.startingMgFromAge65 ?? defaultEsketaminePolicy.startingMgFromAge65,
  };
  const dose = decideEsketamineDose(input, policy);
  if (!dose.allowed) return refusedWith(...dose.refusals);
  const refusals = deviceRefusals(input, dose.value.devices);
  return refusals.length > 0 ? refusedWith(...refusals) : answerOf(dose, (value) => ({ ...value, ...timesOf(input) }));
}

function deviceRefusals({ devicesUsedAt }: EsketamineInput, ordered: number): readonly { readonly code: string }[] {
  return devicesUsedAt.flatMap((at, index) => {
    const next = decideNextDevice(devicesUsedAt.slice(0, index), ordered, at);
    return next.allowed ? [] : next.refusals;
  });
}

function timesOf({ devicesUsedAt, leftAt }: EsketamineInput): Record<string, unknown> {
  const times = esketamineTimes(devicesUsedAt, defaultEsketaminePolicy);
  if (times === null) return {};
  const [from, until] = times.bloodPressureWindow;
  return {
    firstDeviceAt: time(times.firstDeviceAt),
    lastDeviceAt: time(times.lastDeviceAt),
    bloodPressureDueAt: time(times.bloodPressureDueAt),
    bloodPressureFrom: time(from),
    bloodPressureUntil: time(until),
    earliestReleaseAt: time(times.earliestReleaseAt),
    ...(leftAt === undefined ? {} : leaving(times, leftAt)),
  };
}

function leaving(
  { firstDeviceAt, earliestReleaseAt }: { readonly firstDeviceAt: Instant; readonly earliestReleaseAt: Instant },
  leftAt: Instant,
) {
  return { remsMinutes: monitoringMinutes(firstDeviceAt, leftAt), isReleaseAllowed: elapsedMs(earliestReleaseAt, leftAt) >= 0 };
}

export const esketamineCommand: Command = decoded(esketamineInput, esketamine);
