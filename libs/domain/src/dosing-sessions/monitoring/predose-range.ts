import { vitalSigns, type VitalSign } from '../entries/index.js';
import type { TreatmentProduct } from '../../shared/index.js';
import { comparisonText, holds, type Comparison } from './comparison.js';
import type { Signs } from './plausibility.js';
import type { MonitoringPolicy } from './policy.js';

export interface PredoseFinding {
  readonly outcome: 'hold' | 'no-go';
  readonly sign: VitalSign;
  readonly value: number;
  readonly comparison: Comparison;
  readonly limit: number;
  readonly text: string;
}

export interface PredoseJudgement {
  readonly outcome: 'go' | 'hold' | 'no-go' | 'incomplete' | 'not-taken';
  readonly findings: readonly PredoseFinding[];
  /** Signs the product's schedule asks for that were not measured: unknown is not in range. */
  readonly missing: readonly VitalSign[];
}

/**
 * Whether the readings before a dose allow it: 'hold' needs the prescriber, 'no-go' cannot be dosed. Without a blood pressure the
 * answer is 'not-taken', and without another sign that the schedule asks for 'incomplete', never 'go'. For each sign only its gravest
 * finding is named. Source: clinical reference §3.1, §3.2.
 *
 * Example: esketamine at 141/80 is 'hold'; at 140/90 exactly it is 'go', the label's limit is strict.
 * Odd case: an infusion at 128/80 with no saturation is 'incomplete'; at 184/80 it is 'no-go' all the same.
 */
export function judgeBaseline(
  reading: Signs | null,
  product: TreatmentProduct,
  policy: Pick<MonitoringPolicy, 'predose' | 'schedules'>,
): PredoseJudgement {
  const { requiredSigns } = policy.schedules[product];
  if (reading?.systolicMmHg === undefined) return { outcome: 'not-taken', findings: [], missing: requiredSigns };
  const findings = vitalSigns.flatMap((sign) => gravestFinding(sign, reading[sign], product, policy));
  const missing = requiredSigns.filter((sign) => reading[sign] === undefined);
  const isNoGo = findings.some((finding) => finding.outcome === 'no-go');
  const unlessNoGo = findings.length > 0 ? 'hold' : missing.length > 0 ? 'incomplete' : 'go';
  return { outcome: isNoGo ? 'no-go' : unlessNoGo, findings, missing };
}

function gravestFinding(
  sign: VitalSign,
  value: number | undefined,
  product: TreatmentProduct,
  policy: Pick<MonitoringPolicy, 'predose'>,
): readonly PredoseFinding[] {
  if (value === undefined) return [];
  const found = policy.predose
    .filter((limit) => limit.sign === sign && (limit.products?.includes(product) ?? true))
    .filter((limit) => holds(limit.comparison, value, limit.limit, null))
    .map(({ outcome, comparison, limit }) => ({ outcome, sign, value, comparison, limit, text: comparisonText(comparison, limit) }));
  return [found.find((finding) => finding.outcome === 'no-go') ?? found[0]].filter((finding) => finding !== undefined);
}
