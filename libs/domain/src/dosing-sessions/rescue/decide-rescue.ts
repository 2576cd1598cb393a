import { decide, plusMinutes, type Decision, type Instant, type Unmet } from '../../shared/index.js';
import { evaluateRescue } from './rescue-evaluation.js';
import type { RescueCircumstances, RescueDose, RescueEvaluation } from './rescue-dose.js';
import type { RescueMedicine, RescuePolicy } from './rescue-policy.js';

/** What a rescue dose asks for afterwards. Null where the formulary asks for nothing, or does not know the medicine. */
export interface RescueAftercare {
  /** Nobody leaves before this. */
  readonly watchUntil: Instant | null;
  readonly watchFor: readonly string[];
  readonly effectCheckFrom: Instant | null;
  readonly effectCheckBy: Instant | null;
  /** Drawn from the controlled-substance ledger; its rest is wasted before a witness. */
  readonly schedule: RescueMedicine['schedule'];
}

export interface RescueDecided {
  readonly evaluations: readonly RescueEvaluation[];
  readonly aftercare: RescueAftercare;
  /** Guards set aside with a reason. */
  readonly overridden: readonly RescueEvaluation[];
}

/**
 * Decides a rescue dose that is asked for. Hard guards refuse whatever the reason; soft ones, and those whose input nobody knows, ask for
 * an override with a reason, named by the guard. All at once. Source: clinical reference §2.7.
 *
 * Example: `decideRescue({ medicine: 'ondansetron', doseUg: 4_000, route: 'intravenous', durationSeconds: 120, orderedById }, known, policy, [])`
 * with a normal QT and no allergy is allowed. With no order it is refused ('rescue-order').
 * Odd case: two cautions are one guard id; one override sets both soft ones aside, and never a hard one.
 */
export function decideRescue(
  dose: RescueDose,
  known: RescueCircumstances,
  policy: RescuePolicy,
  overrides: readonly { readonly code: string; readonly reason: string }[],
): Decision<RescueDecided, Unmet> {
  const evaluations = evaluateRescue(dose, known, policy);
  const broken = evaluations.filter(({ outcome }) => outcome !== 'within');
  const reasoned = new Set(overrides.filter(({ reason }) => reason.trim() !== '').map(({ code }) => code));
  const overridden = broken.filter(({ outcome, ruleId }) => outcome !== 'hard' && reasoned.has(ruleId));
  const unmet = broken
    .filter((one) => !overridden.includes(one))
    .map(({ ruleId, message, facts, outcome }): Unmet => ({
      code: ruleId,
      message,
      facts: { ...facts, outcome },
      isOverridable: outcome !== 'hard',
    }));
  return decide({ evaluations, overridden, aftercare: rescueAftercare(dose.medicine, known.at, policy) }, unmet);
}

/**
 * What a rescue medicine asks for after it was given. Example: midazolam at 11:00 keeps the patient until 12:00 and asks for its effect
 * from 11:30 to 12:00. Odd case: a medicine the formulary lacks asks for nothing it could know of. Source: clinical reference §2.7, §6.1.
 */
export function rescueAftercare(medicine: string, at: Instant, policy: RescuePolicy): RescueAftercare {
  const listed = policy.medicines.find((known) => known.medicine === medicine);
  if (listed === undefined) return { watchUntil: null, watchFor: [], effectCheckFrom: null, effectCheckBy: null, schedule: null };
  const [from, by] = listed.effectCheckMin;
  return {
    watchUntil: listed.watchMin === null ? null : plusMinutes(at, listed.watchMin),
    watchFor: listed.watchFor,
    effectCheckFrom: plusMinutes(at, from),
    effectCheckBy: plusMinutes(at, by),
    schedule: listed.schedule,
  };
}
