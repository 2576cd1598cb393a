import { ratio } from '../../shared/index.js';
import { decideLimits, evaluateLimits, type LimitEvaluation, type LimitValues } from '../limits/index.js';
import { formOf } from './dose-guards.js';
import type { Situation, StepFacts, StepGuard } from './situation.js';

const routes = { bolus: 'intravenous-bolus', injection: 'intramuscular' } as const;
type Form = keyof typeof routes;
const isForm = (form: string): form is Form => form in routes;

/**
 * A bolus or an injection is held against the clinic's limits with the amount that is really about to be given: hard ones stop it, soft ones
 * of a bolus need a prescriber's agreement. What an order's own dose goes above was answered with the order. Source: clinical reference §2.8.
 * Example: 25 mg as a bolus for 82 kg is 0.305 mg/kg, above the hard 0.3. Odd case: what nobody has said (a weight) is no finding here.
 */
export const amountWithinLimits: StepGuard = (facts) => {
  const form = formOf(facts);
  const { doseUg } = facts.details;
  if (!isForm(form) || doseUg === undefined) return [];
  const { session, policy } = facts.situation;
  const { ageYears, hasHepaticImpairment } = session.patient;
  const patient = { ageYears, hasHepaticImpairment: hasHepaticImpairment ?? false };
  const all = evaluateLimits({ route: routes[form], values: valuesOf(facts, doseUg), ...patient }, policy.limits);
  const decision = decideLimits(
    all.filter((found) => counts(found, form)),
    [],
  );
  if (decision.allowed) return [];
  return decision.refusals.map(({ code, ruleId, message }) => ({
    code: ruleId,
    message,
    ...(code === 'hard-limit' ? {} : { isOverridable: true }),
  }));
};

function counts({ value, outcome }: LimitEvaluation, form: Form): boolean {
  return value !== null && (outcome === 'hard' || (form === 'bolus' && outcome === 'soft'));
}

function valuesOf({ situation, details: { durationSeconds } }: StepFacts, doseUg: number): LimitValues {
  const { racemicUg } = situation.dosing;
  const weightG = weightOf(situation);
  const perKg = (ug: number | null) => (ug === null || weightG === null ? undefined : ratio(ug, weightG));
  const totalUg = racemicUg === null ? null : racemicUg + doseUg;
  return {
    doseMg: ratio(doseUg, 1_000),
    doseMgPerKg: perKg(doseUg),
    cumulativeMg: totalUg === null ? undefined : ratio(totalUg, 1_000),
    cumulativeMgPerKg: perKg(totalUg),
    durationMin: durationSeconds === undefined ? undefined : ratio(durationSeconds, 60),
  };
}

const weightOf = ({ session }: Situation): number | null => session.order?.weightG ?? session.patient.weightG;
