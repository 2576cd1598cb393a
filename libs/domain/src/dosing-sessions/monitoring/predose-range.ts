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
  readonly outcome: 'go' | 'hold' | 'no-go' | 'not-taken';
  readonly findings: readonly PredoseFinding[];
}

/**
 * Whether the readings before a dose allow it: 'hold' needs the prescriber, 'no-go' cannot be dosed. Without a blood pressure the
 * answer is 'not-taken', never 'go'. For each sign only its gravest finding is named. Source: clinical reference §3.1.
 *
 * Example: esketamine at 141/80 is 'hold'; at 140/90 exactly it is 'go', the label's limit is strict.
 */
export function judgeBaseline(
  reading: Signs | null,
  product: TreatmentProduct,
  policy: Pick<MonitoringPolicy, 'predose'>,
): PredoseJudgement {
  if (reading?.systolicMmHg === undefined) return { outcome: 'not-taken', findings: [] };
  const findings = vitalSigns.flatMap((sign) => gravestFinding(sign, reading[sign], product, policy));
  const isNoGo = findings.some((finding) => finding.outcome === 'no-go');
  return { outcome: isNoGo ? 'no-go' : findings.length > 0 ? 'hold' : 'go', findings };
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
