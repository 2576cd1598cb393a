import { decide, instant, localDateAt, type Decision, type Instant } from '../../shared/index.js';
import { decideEsketamineDose, defaultEsketaminePolicy, type EsketamineTotalMg } from '../doses/index.js';
import {
  decideLimits,
  evaluateLimits,
  type LimitEvaluation,
  type LimitOverride,
  type LimitPolicy,
  type LimitRefused,
} from '../limits/index.js';
import { orderedDoseUg, type OrderContent } from '../session/index.js';
import { doseAtOf, limitFactsOfOrder } from './limit-facts.js';
import type { OrderBackground } from './order-background.js';

/** The name under which a missing history of esketamine doses is answered with a reason. */
export const esketamineHistoryRule = 'esketamine-earlier-doses';

/**
 * Decides an order as a prescriber signs it: the clinic's limits and, for esketamine, the label's own rules. The same function runs beside
 * the form while it is filled in and on the server when it is signed. Source: clinical reference §2.6 (SP3, SP4), §2.8.
 *
 * Example: 130 mg infused in 82 kg is refused hard (1.585 mg/kg > 1.5); 67 mg in 64 kg asks for one reason.
 * Odd case: 84 mg where no earlier esketamine dose is in this record asks where the earlier ones are written; with a record it is decided.
 */
export function decideOrder(
  order: OrderContent,
  weighed: { readonly background: OrderBackground; readonly at: Instant; readonly policy: LimitPolicy },
  overrides: readonly LimitOverride[],
): Decision<readonly LimitEvaluation[], LimitRefused> {
  const { background, at, policy } = weighed;
  const evaluations = evaluateLimits(limitFactsOfOrder(order, background, at, policy), policy);
  const decision = decideLimits(evaluations, overrides);
  const limits = decision.allowed ? [] : decision.refusals;
  return decide(evaluations, [...limits, ...esketamineRefusals(order, weighed, overrides)]);
}

function esketamineRefusals(
  order: OrderContent,
  { background, at }: { readonly background: OrderBackground; readonly at: Instant },
  overrides: readonly LimitOverride[],
): readonly LimitRefused[] {
  if (order.product !== 'intranasal-esketamine') return [];
  const { zone, earlier, ageYears } = background;
  const previous = earlier
    .filter(({ esketamineUg }) => esketamineUg > 0)
    .map(({ esketamineUg, firstDoseAt }) => ({
      totalMg: (esketamineUg / 1_000) as EsketamineTotalMg,
      on: localDateAt(instant(firstDoseAt), zone),
    }));
  const asked = {
    totalMg: orderedDoseUg(order) / 1_000,
    indication: order.indication,
    on: localDateAt(doseAtOf(background, at), zone),
    ageYears,
    previous,
  };
  const decision = decideEsketamineDose(asked, defaultEsketaminePolicy);
  if (decision.allowed) return [];
  if (previous.length > 0)
    return decision.refusals.map(({ code, message }): LimitRefused => ({ code: 'hard-limit', ruleId: `esketamine-${code}`, message }));
  const override = overrides.find(({ ruleId }) => ruleId === esketamineHistoryRule);
  if (override !== undefined && override.reason.trim() !== '') return [];
  const message = 'No earlier esketamine dose is in this record, and a first dose is 56 mg. Say where the earlier doses are recorded.';
  return [{ code: override === undefined ? 'input-unknown' : 'override-without-reason', ruleId: esketamineHistoryRule, message }];
}
