import { comparisonText, holds } from './comparison.js';
import type { Signs } from './plausibility.js';
import { alertRules, type AlertLimit, type AlertRule, type AlertTier, type MeasuredSign, type MonitoringPolicy } from './policy.js';

/** What one reading measured: vital signs, the scored scales, a rhythm that is new. */
export type Measurement = { readonly [Sign in MeasuredSign]?: number | undefined } & {
  readonly isArrhythmiaNew?: boolean | undefined;
  /** Seconds the saturation has stayed below the sustained limit on oxygen, this reading included; 0 when it has not. */
  readonly desaturatedSeconds?: number;
};

/** A limit a reading has met: the rule with the policy version it was judged by, the value and the limit. */
export interface AlertFinding {
  readonly rule: AlertRule;
  readonly tier: AlertTier;
  readonly policyVersion: number;
  readonly sign: MeasuredSign | 'rhythm';
  readonly value: number;
  readonly text: string;
}

const none: readonly AlertFinding[] = [];
const order: Record<AlertTier, number> = { info: 0, yellow: 1, red: 2 };

/**
 * Whether the first tier is graver. Example: `isGraver('red', 'yellow')`. Odd case: a tier is not graver than itself. Source: clinical
 * reference §3.6.
 */
export function isGraver(first: AlertTier, second: AlertTier): boolean {
  return order[first] > order[second];
}

/** The signs each rule looks at under a policy: a reading that holds none of them says nothing about an alert of the rule. */
export function watchedSigns({ alerts }: Pick<MonitoringPolicy, 'alerts'>): ReadonlyMap<AlertRule, readonly MeasuredSign[]> {
  const signsOf = (rule: AlertRule): readonly MeasuredSign[] => alerts.filter((limit) => limit.rule === rule).map((limit) => limit.sign);
  return new Map(alertRules.map((rule) => [rule, [...new Set(signsOf(rule))]]));
}

/**
 * Layer 2 of §3.1 for one reading: every rule it meets, each with its gravest tier only, graver rules first. Rises are held against the
 * baseline; without a baseline only the absolute limits can speak. An empty list is "no limit met", never "normal" for what was not
 * measured. Source: clinical reference §3.1, §3.3.
 *
 * Example: 164/98 over a baseline of 128/80 is yellow (164 ≥ 160; +28 % is not yet 30 %).
 * Odd case: either component alone makes the pressure red; 158/110 is red though 158 is not even yellow.
 */
export function alertFindings(measured: Measurement, baseline: Signs | null, policy: MonitoringPolicy): readonly AlertFinding[] {
  return alertJudge(baseline, policy)(measured);
}

/**
 * The same for many readings of one session: what a value meets is worked out once for each sign and value, for a monitor shows the same
 * ones over and over. Example: `readings.map(alertJudge(baseline, policy))`.
 */
export function alertJudge(baseline: Signs | null, policy: MonitoringPolicy): (measured: Measurement) => readonly AlertFinding[] {
  const signs = [...new Set(policy.alerts.map(({ sign }) => sign))].map((sign) => ({ sign, judged: signJudge(sign, baseline, policy) }));
  return (measured) => {
    const met = unscoredFindings(measured, policy);
    for (const { sign, judged } of signs) {
      const value = measured[sign];
      const findings = value === undefined ? none : judged(value);
      if (findings.length > 0) met.push(...findings);
    }
    return met.length === 0 ? met : gravestOfEach(met);
  };
}

function signJudge(sign: MeasuredSign, baseline: Signs | null, policy: MonitoringPolicy): (value: number) => readonly AlertFinding[] {
  const base = baselineOf(sign, baseline);
  const limits = policy.alerts.filter((limit) => limit.sign === sign);
  const judged = new Map<number, readonly AlertFinding[]>();
  return (value) => {
    const known = judged.get(value);
    if (known !== undefined) return known;
    const met = limits.filter(({ comparison, limit }) => holds(comparison, value, limit, base));
    const findings = met.map((limit) => found(limit, value, policy.version));
    judged.set(value, findings);
    return findings;
  };
}

function gravestOfEach(met: readonly AlertFinding[]): readonly AlertFinding[] {
  const graveFirst = met.toSorted((one, other) => order[other.tier] - order[one.tier]);
  const kept = alertRules.flatMap((rule) => graveFirst.find((finding) => finding.rule === rule) ?? []);
  return kept.sort((one, other) => order[other.tier] - order[one.tier]);
}

function baselineOf(sign: MeasuredSign, baseline: Signs | null): number | null {
  return sign === 'moaaS' || sign === 'rass' ? null : (baseline?.[sign] ?? null);
}

function found({ rule, tier, sign, comparison, limit }: AlertLimit, value: number, policyVersion: number): AlertFinding {
  return { rule, tier, policyVersion, sign, value, text: comparisonText(comparison, limit) };
}

function unscoredFindings(
  { isArrhythmiaNew, desaturatedSeconds = 0, spo2Percent = 0 }: Measurement,
  policy: MonitoringPolicy,
): AlertFinding[] {
  const { belowPercent, longerThanSeconds } = policy.sustainedDesaturation;
  const { version: policyVersion } = policy;
  const found: AlertFinding[] = [];
  if (isArrhythmiaNew === true)
    found.push({ rule: 'arrhythmia', tier: 'red', policyVersion, sign: 'rhythm', value: 1, text: 'new arrhythmia' });
  if (desaturatedSeconds > longerThanSeconds) {
    const text = `below ${belowPercent} for more than ${longerThanSeconds} s on oxygen`;
    found.push({ tier: 'red', policyVersion, rule: 'oxygen-saturation-low', sign: 'spo2Percent', value: spo2Percent, text });
  }
  return found;
}
