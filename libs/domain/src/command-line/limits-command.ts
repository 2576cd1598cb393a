import * as z from 'zod';
import {
  bodyMeasuresOf,
  decideLimits,
  defaultLimitPolicy,
  dosePerKilogram,
  drugDose,
  durationField,
  evaluateLimits,
  limitIncidents,
  limitRoutes,
  limitValues,
  measuredField,
  orderedDoseFields,
  orderedDoseOf,
  worstOutcome,
  type DoseCircumstances,
  type LimitEvaluation,
} from '../dosing-sessions/index.js';
import { allow, exact, ratio, type Decision, type Exact } from '../shared/index.js';
import { refusedWith, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { shown, shownOrNull } from './plain.js';

// In every field: null says there is none, an absent field says it is not known.
const hours = measuredField({ minimum: 0, maximum: 1_000_000 }, 'h');
const minutes = measuredField({ minimum: 0, maximum: 1_000_000 }, 'min');
const count = z.int().min(0).max(1_000);
const days = measuredField({ minimum: 0, maximum: 100_000 }, 'd');
const amountMg = measuredField({ minimum: 0, maximum: 5_000 }, 'mg');
const perKg = measuredField({ minimum: 0, maximum: 20, isAboveMinimum: true }, 'mg/kg');
const kilograms = measuredField({ minimum: 20, maximum: 350 }, 'kg');

const limitsInput = z.strictObject({
  ...orderedDoseFields,
  mode: z.enum(['order', 'given']).default('order'),
  route: z.enum(limitRoutes),
  ageYears: z.int().min(0).max(130).nullable().default(null),
  hepaticImpairment: z.boolean().default(false),
  racemicGivenTodayMg: amountMg.optional(),
  esketamineGivenTodayMg: amountMg.optional(),
  durationMin: durationField.nullable().optional(),
  hoursSinceLastSession: hours.nullable().optional(),
  minutesSincePrevious: minutes.nullable().optional(),
  lastSessionMgPerKg: perKg.nullable().optional(),
  sessionsToday: count.optional(),
  dosesThisTreatmentWeek: count.optional(),
  weightAgeDays: days.optional(),
  previousWeight: z.strictObject({ weightKg: kilograms, daysBefore: days }).nullable().optional(),
  sitterPresent: z.boolean().optional(),
  bloodPressureTaken: z.boolean().optional(),
  overrides: z.array(z.strictObject({ ruleId: z.string(), reason: z.string() })).default([]),
});
type LimitsInput = z.infer<typeof limitsInput>;

type DoseAndWeight = Pick<DoseCircumstances, 'dose' | 'weight'>;

// An order in mg may come without a weight; what rests on the weight is then not known.
function doseAndWeight(input: LimitsInput): Decision<DoseAndWeight, { code: string }> {
  const hasWeight = input.weightKg !== undefined || input.weightLb !== undefined;
  if (!hasWeight && input.doseMg !== undefined && input.doseMgPerKg === undefined) return allow({ dose: input.doseMg });
  const ordered = orderedDoseOf(input);
  return ordered.allowed ? allow({ dose: ordered.value.dose, weight: ordered.value.dosingWeight }) : ordered;
}

function circumstances(input: LimitsInput, known: DoseAndWeight): DoseCircumstances {
  const { racemicGivenTodayMg: racemic, esketamineGivenTodayMg: esketamine, previousWeight } = input;
  const measures = bodyMeasuresOf(input);
  return {
    ...known,
    route: input.route,
    isOrderedPerKg: input.doseMgPerKg !== undefined,
    ...(measures.allowed ? { measuredWeight: measures.value.weight } : {}),
    givenToday: [
      ...(racemic === undefined ? [] : [drugDose('racemic-ketamine', racemic)]),
      ...(esketamine === undefined ? [] : [drugDose('esketamine', esketamine)]),
    ],
    duration: input.durationMin,
    hoursSinceLastSession: input.hoursSinceLastSession,
    minutesSincePrevious: input.minutesSincePrevious,
    lastSessionPerKg: input.lastSessionMgPerKg,
    sessionsToday: whole(input.sessionsToday),
    dosesThisTreatmentWeek: whole(input.dosesThisTreatmentWeek),
    weightAgeDays: input.weightAgeDays,
    previousWeight: previousWeight ? { weight: previousWeight.weightKg, daysBefore: previousWeight.daysBefore } : previousWeight,
    isSitterPresent: input.sitterPresent,
    isBloodPressureTaken: input.bloodPressureTaken,
  };
}

function whole(number: number | undefined): Exact<'1'> | undefined {
  return number === undefined ? undefined : exact(ratio(number));
}

function limits(input: LimitsInput): AnswerBody {
  const known = doseAndWeight(input);
  if (!known.allowed) return refusedWith(...known.refusals);
  const values = limitValues(circumstances(input, known.value), defaultLimitPolicy);
  const facts = { route: input.route, values, ageYears: input.ageYears, hasHepaticImpairment: input.hepaticImpairment };
  const evaluations = evaluateLimits(facts, defaultLimitPolicy);
  return {
    ok: true,
    policyVersion: defaultLimitPolicy.version,
    doseMg: shown(known.value.dose),
    ...(known.value.weight === undefined ? {} : { doseMgPerKg: shown(dosePerKilogram(known.value.dose, known.value.weight)) }),
    outcome: worstOutcome(evaluations),
    ...verdict(input, evaluations),
    evaluations: evaluations.map(showEvaluation),
  };
}

// What was given is recorded whatever the limits say: it answers incidents, never a refusal.
function verdict({ mode, overrides }: LimitsInput, evaluations: readonly LimitEvaluation[]): Record<string, unknown> {
  if (mode === 'given') return { decision: 'recorded', incidents: limitIncidents(evaluations, overrides) };
  const decision = decideLimits(evaluations, overrides);
  if (decision.allowed) return { decision: 'allowed', refusals: [] };
  const isHard = decision.refusals.some(({ code }) => code === 'hard-limit');
  return { decision: isHard ? 'refused' : 'needs-override', refusals: decision.refusals };
}

function showEvaluation({
  ruleId,
  policyVersion,
  outcome,
  measure,
  fails,
  value,
  soft,
  hard,
  factor,
}: LimitEvaluation): Record<string, unknown> {
  return {
    ruleId,
    policyVersion,
    outcome,
    measure,
    fails,
    value: shownOrNull(value),
    soft: shownOrNull(soft),
    hard: shownOrNull(hard),
    factor,
  };
}

export const limitsCommand: Command = decoded(limitsInput, limits);
