import { ratio } from '../../shared/index.js';
import { decideLimits, evaluateLimits } from '../limits/index.js';
import { formOf } from './dose-guards.js';
import type { StepGuard } from './situation.js';

const routes = { bolus: 'intravenous-bolus', injection: 'intramuscular' } as const;

/**
 * A bolus or an injection is held against the clinic's limits with the amount that is really about to be given: hard ones stop it, soft ones
 * of a bolus need a prescriber's agreement. What an order's own dose goes above was answered with the order. Source: clinical reference §2.8.
 * Example: 25 mg as a bolus for 82 kg is 0.305 mg/kg, above the hard 0.3. Odd case: what nobody has said (a weight) is no finding here.
 */
export const amountWithinLimits: StepGuard = (facts) => {
  const { situation, details } = facts;
  const form = formOf(facts);
  if ((form !== 'bolus' && form !== 'injection') || details.doseUg === undefined) return [];
  const { session, dosing, policy } = situation;
  const weightG = session.order?.weightG ?? session.patient.weightG;
  const totalUg = dosing.racemicUg === null ? null : dosing.racemicUg + details.doseUg;
  const values = {
    doseMg: ratio(details.doseUg, 1_000),
    ...(weightG === null ? {} : { doseMgPerKg: ratio(details.doseUg, weightG) }),
    ...(totalUg === null ? {} : { cumulativeMg: ratio(totalUg, 1_000) }),
    ...(totalUg === null || weightG === null ? {} : { cumulativeMgPerKg: ratio(totalUg, weightG) }),
    ...(details.durationSeconds === undefined ? {} : { durationMin: ratio(details.durationSeconds, 60) }),
  };
  const { ageYears, hasHepaticImpairment } = session.patient;
  const patient = { ageYears, hasHepaticImpairment: hasHepaticImpairment ?? false };
  const met = evaluateLimits({ route: routes[form], values, ...patient }, policy.limits).filter(
    ({ value, outcome }) => value !== null && (outcome === 'hard' || (form === 'bolus' && outcome === 'soft')),
  );
  const decision = decideLimits(met, []);
  if (decision.allowed) return [];
  return decision.refusals.map(({ code, ruleId, message }) => ({
    code: ruleId,
    message,
    ...(code === 'hard-limit' ? {} : { isOverridable: true }),
  }));
};
