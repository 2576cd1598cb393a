import * as z from 'zod';
import { treatmentProduct } from '../../shared/index.js';
import { phaseSchema, visitTypes } from './visit-phase.js';

/** Distance to the visit named by `afterVisit`, in the clinic's calendar days and, for two doses, in elapsed hours as well. */
const gap = z
  .strictObject({
    afterVisit: z.string().min(1),
    earliestDays: z.int().min(0),
    targetDays: z.int().min(0),
    latestDays: z.int().min(0),
    minimumHours: z.number().min(0).nullable(),
  })
  .refine(
    ({ earliestDays, targetDays, latestDays }) => earliestDays <= targetDays && targetDays <= latestDays,
    'Earliest, target and latest day must be in order',
  );

/** What a dosing visit is meant to give; the order of the day is the prescriber's. */
const doseStep = z.discriminatedUnion('basis', [
  z.strictObject({
    basis: z.literal('ug/kg'),
    startUgPerKg: z.int().min(1),
    largestIncreaseUgPerKg: z.int().min(0),
    highestUgPerKg: z.int().min(1),
  }),
  z.strictObject({ basis: z.literal('ug'), startUg: z.int().min(1), largestIncreaseUg: z.int().min(0), highestUg: z.int().min(1) }),
]);

const visit = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  type: z.enum(visitTypes),
  title: z.string().min(1),
  phases: z.array(phaseSchema).min(1),
  /** Null for the first visit. */
  gap: gap.nullable(),
  doseStep: doseStep.nullable(),
  isTelehealthPossible: z.boolean(),
});

export const protocolEvents = [
  'screening',
  'dosing-visit',
  'during-dosing',
  'after-dosing',
  'day-after-dosing',
  'weekly',
  'integration-visit',
  'end-of-induction',
  'follow-up',
] as const;
export type ProtocolEvent = (typeof protocolEvents)[number];

/** Instruments asked at an event; `everyDays` spaces repeats, `atMonths` names follow-ups. Source: clinical reference §4.9. */
const measuresAtEvent = z.strictObject({
  event: z.enum(protocolEvents),
  instruments: z.array(z.string().min(1)).min(1),
  everyDays: z.int().min(1).nullable(),
  atMonths: z.array(z.int().min(1)).nullable(),
});

/** A course of treatment as versioned data. An edit is a new version; what was made from an old one stays as it was. */
export const protocolSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.int().min(1),
    name: z.string().min(1),
    product: treatmentProduct,
    visits: z.array(visit).min(1),
    measures: z.array(measuresAtEvent),
    /** Days within which the induction doses should lie; null where the weeks are fixed by the label. */
    inductionSpanDays: z.int().min(1).nullable(),
  })
  .check((context) => {
    for (const message of sequenceFaults(context.value.visits)) {
      context.issues.push({ code: 'custom', path: ['visits'], message, input: context.value.visits });
    }
  });

export type Protocol = z.infer<typeof protocolSchema>;
export type VisitTemplate = z.infer<typeof visit>;
export type DoseStep = z.infer<typeof doseStep>;

function sequenceFaults(visits: readonly VisitTemplate[]): string[] {
  const keys = visits.map(({ key }) => key);
  const repeated = keys.filter((key, index) => keys.indexOf(key) < index).map((key) => `Two visits are called "${key}"`);
  const gaps = visits.flatMap(({ key, gap: distance }, index) => {
    if (distance === null) return index === 0 ? [] : [`"${key}" needs its distance to an earlier visit`];
    return keys.indexOf(distance.afterVisit) in visits && keys.indexOf(distance.afterVisit) < index
      ? []
      : [`"${key}" does not follow an earlier visit`];
  });
  return [...repeated, ...gaps];
}
