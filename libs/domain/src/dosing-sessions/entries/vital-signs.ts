import * as z from 'zod';
import { code, entryId, wholeNumber, words } from './fields.js';

/**
 * Values outside these limits are impossible and cannot be recorded, whatever the clinic's policy says. They are about typing errors,
 * not about danger: what is unlikely or alarming is the policy's to say. Units in the names; temperature in tenths of a degree Celsius.
 * Source: clinical reference §3.1 (column "impossible").
 */
export const possibleValues = {
  systolicMmHg: [40, 300],
  diastolicMmHg: [20, 200],
  heartRatePerMin: [20, 250],
  spo2Percent: [50, 100],
  respiratoryRatePerMin: [2, 70],
  temperatureTenthsC: [250, 450],
  etco2MmHg: [0, 150],
  painScore: [0, 10],
  glucoseMgPerDl: [10, 1_500],
} as const satisfies Record<string, readonly [minimum: number, maximum: number]>;

export type VitalSign = keyof typeof possibleValues;
export const vitalSigns = Object.keys(possibleValues) as VitalSign[];

function sign(name: VitalSign): z.ZodOptional<z.ZodInt> {
  const [minimum, maximum] = possibleValues[name];
  return wholeNumber(minimum, maximum).optional();
}

const signs = {
  systolicMmHg: sign('systolicMmHg'),
  diastolicMmHg: sign('diastolicMmHg'),
  heartRatePerMin: sign('heartRatePerMin'),
  spo2Percent: sign('spo2Percent'),
  respiratoryRatePerMin: sign('respiratoryRatePerMin'),
  temperatureTenthsC: sign('temperatureTenthsC'),
  etco2MmHg: sign('etco2MmHg'),
  painScore: sign('painScore'),
  glucoseMgPerDl: sign('glucoseMgPerDl'),
};

type Signs = { readonly [Name in VitalSign]?: number | undefined };

function hasWholePressure(reading: Signs): boolean {
  return (reading.systolicMmHg === undefined) === (reading.diastolicMmHg === undefined);
}

/** Pulse pressure: a systolic at or below the diastolic is impossible. Source: clinical reference §3.1. */
function isPressureInOrder(reading: Signs): boolean {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = reading;
  return systolic === undefined || diastolic === undefined || systolic > diastolic;
}

const pressureMessage = { error: 'Write both pressures, systolic and diastolic.', path: ['diastolicMmHg'] };
const orderMessage = { error: 'The systolic pressure must be above the diastolic.', path: ['systolicMmHg'] };

export const vitalsTaken = z
  .strictObject({
    ...signs,
    rhythm: z.enum(['regular', 'irregular-known', 'arrhythmia-new']).optional(),
    oxygen: z.enum(['room-air', 'on-oxygen']).optional(),
    cuffSite: z.enum(['left-arm', 'right-arm', 'left-wrist', 'right-wrist', 'leg']).optional(),
    position: z.enum(['lying', 'reclined', 'sitting', 'standing']).optional(),
    source: z.enum(['manual', 'monitor']).default('manual'),
    /** The row of a monitor's batch that somebody looked at and took for the patient's. */
    validates: z.strictObject({ entryId, offsetSeconds: wholeNumber(0, 60) }).optional(),
    confirmedUnusual: z.array(code).max(12).default([]),
    remark: words.optional(),
  })
  .refine((reading) => vitalSigns.some((name) => reading[name] !== undefined), 'Write at least one value.')
  .refine(hasWholePressure, pressureMessage)
  .refine(isPressureInOrder, orderMessage);

const streamedRow = z
  .strictObject({ offsetSeconds: wholeNumber(0, 60), ...signs })
  .refine(hasWholePressure, pressureMessage)
  .refine(isPressureInOrder, orderMessage);

/** Up to a minute of a monitor's readings; each row counts its seconds from the entry's occurredAt. */
export const vitalsStreamed = z.strictObject({
  monitor: code,
  oxygen: z.enum(['room-air', 'on-oxygen']).optional(),
  rows: z.array(streamedRow).min(1, 'A batch holds at least one row.').max(120, 'A batch holds at most a minute of rows.'),
});
