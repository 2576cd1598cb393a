import { instantFromMs, ratio, type Rational } from '../../shared/index.js';
import { evaluateLimits, limitIncidents, type LimitRoute, type LimitValues } from '../limits/index.js';
import type { Incident } from './incident.js';
import type { Situation } from './situation.js';

const routes: { readonly [Product in Situation['session']['product']]: LimitRoute } = {
  'intravenous-ketamine': 'intravenous-infusion',
  'intramuscular-ketamine': 'intramuscular',
  'intranasal-esketamine': 'intranasal-esketamine',
  'intranasal-ketamine': 'intranasal-clinic',
  'sublingual-ketamine': 'sublingual-clinic',
};

const mgOf = (ug: number | null): Rational | undefined => (ug === null ? undefined : ratio(ug, 1_000));

function perKg(ug: number | null, weightG: number | null): Rational | undefined {
  return weightG === null || ug === null ? undefined : ratio(ug, weightG);
}

/** The fastest the pump was set, in µg/kg/min. Example: 75 000 µL/h of 41 mg in 50 mL for 82 kg is 12.5. */
function fastestRate({ dosing: { infusion } }: Situation, weightG: number | null): Rational | undefined {
  if (infusion === null || infusion.bag === null || weightG === null) return undefined;
  const fastest = infusion.course.segments.reduce((most, segment) => Math.max(most, segment.rate), 0);
  return ratio(BigInt(fastest) * BigInt(infusion.bag.doseUg) * 1_000n, BigInt(infusion.bag.volumeUl) * 60n * BigInt(weightG));
}

function valuesOf(situation: Situation): LimitValues {
  const { dosing, session } = situation;
  const weightG = session.order?.weightG ?? session.patient.weightG;
  const totalUg = session.product === 'intranasal-esketamine' ? dosing.esketamineUg : dosing.racemicUg;
  const largestUg = dosing.infusion === null ? dosing.given.reduce((most, dose) => Math.max(most, dose.doseUg), 0) : totalUg;
  return {
    doseMg: mgOf(largestUg),
    doseMgPerKg: perKg(largestUg, weightG),
    cumulativeMg: mgOf(totalUg),
    cumulativeMgPerKg: perKg(totalUg, weightG),
    rateUgPerKgPerMin: fastestRate(situation, weightG),
  };
}

/**
 * Hard limits that what was given went beyond. Charting is never blocked by them; soft limits were answered with the order and are no
 * incident. Source: clinical reference §2.8.
 * Example: 130 mg into 64 kg by injection is 2.03 mg/kg, above the hard 2.0 of a session.
 */
export function hardLimitIncidents(situation: Situation): readonly Incident[] {
  const { dosing, session, policy, now } = situation;
  if (dosing.firstDoseAt === null) return [];
  const { ageYears, hasHepaticImpairment } = session.patient;
  const facts = {
    route: routes[session.product],
    values: valuesOf(situation),
    ageYears,
    hasHepaticImpairment: hasHepaticImpairment ?? false,
  };
  const last = dosing.given.at(-1);
  return limitIncidents(evaluateLimits(facts, policy.limits), [])
    .filter(({ severity }) => severity === 'hard-limit-exceeded')
    .map(({ ruleId, message }) => ({
      code: 'hard-limit-exceeded',
      entryId: last?.entryId ?? null,
      at: last?.at ?? instantFromMs(Math.min(now, dosing.endedAt ?? now)),
      message,
      facts: { ruleId, policyVersion: policy.limits.version },
    }));
}
