import * as z from 'zod';

/** Where and how a dose is given, as the limit table tells them apart. Source: clinical reference §2.8. */
export const limitRoutes = [
  'intravenous-infusion',
  'intravenous-bolus',
  'intramuscular',
  'intranasal-esketamine',
  'intranasal-clinic',
  'intranasal-home',
  'sublingual-clinic',
  'sublingual-home',
] as const;
export type LimitRoute = (typeof limitRoutes)[number];

/** What a rule looks at; the unit is in the name. The last two are 1 for yes and 0 for no. */
export const limitMeasures = [
  'doseMg',
  'doseMgPerKg',
  'cumulativeMg',
  'cumulativeMgPerKg',
  'rateUgPerKgPerMin',
  'durationMin',
  'hoursSinceLastSession',
  'minutesSincePrevious',
  'increaseMgPerKg',
  'increasePercent',
  'sessionsToday',
  'dosesThisTreatmentWeek',
  'weightAgeDays',
  'weightChangePercent',
  'sitterPresent',
  'bloodPressureTaken',
] as const;
export type LimitMeasure = (typeof limitMeasures)[number];

const rule = z
  .strictObject({
    id: z.string().min(1),
    routes: z.array(z.enum(limitRoutes)).min(1),
    measure: z.enum(limitMeasures),
    /** A limit is broken above it or below it; a value equal to its limit keeps it. */
    fails: z.enum(['above', 'below']),
    soft: z.number().nullable(),
    hard: z.number().nullable(),
    /** Whether the soft limit is lowered for age and liver. */
    isReducedForFrailty: z.boolean(),
    /** Whether a missing value stops the order, as a missing weight does; otherwise it asks for a reason. */
    blocksWhenUnknown: z.boolean(),
  })
  .refine(({ soft, hard }) => soft !== null || hard !== null, 'A rule has a soft or a hard limit')
  .refine(({ fails, soft, hard }) => soft === null || hard === null || (fails === 'above' ? soft <= hard : soft >= hard), {
    path: ['soft'],
    error: 'The soft limit is reached before the hard one',
  });
export type LimitRule = z.infer<typeof rule>;

/** The limit table of a clinic: versioned, effective-dated data that the medical director signs. Rules in code name no number. */
export const limitPolicySchema = z
  .strictObject({
    version: z.int().min(1),
    effectiveFrom: z.iso.date(),
    rules: z.array(rule).min(1),
    frailty: z.strictObject({ fromAgeYears: z.number().min(0), factor: z.number().positive().max(1) }),
    /** A weight is compared with one taken at most this many days before it. */
    weightComparedWithinDays: z.number().min(0),
  })
  .refine(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    path: ['rules'],
    error: 'Each rule needs an id of its own',
  });

export type LimitPolicy = z.infer<typeof limitPolicySchema>;
