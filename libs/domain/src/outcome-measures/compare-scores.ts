import { allow, type Decision, refuse } from '../shared/decision.js';
import { parseRational, type Rational, ratio } from '../shared/rational.js';
import { type ComparedScore, readComparedScore } from './compared-score.js';
import type { ChangeRule, InstrumentDefinition } from './definition.js';
import { instrumentOf } from './instruments/index.js';
import type { MeasureRefused } from './measure-refused.js';
import { isInRemission } from './remission.js';
import { unknownInstrument } from './score-measure.js';
import { shown } from './scoring/sums.js';

export type ChangeStanding = 'improved' | 'deteriorated' | 'unchanged' | 'no-agreed-threshold';

export interface ScoreComparison {
  readonly instrument: string;
  readonly recallWindow: string;
  readonly inputs: { readonly baseline: number; readonly current: number };
  /** current − baseline */
  readonly change: number;
  /** The change counted towards better, whatever the direction of the instrument. */
  readonly improvement: number;
  /** improvement / baseline, exact and in per cent (half up, one place); null where the baseline is 0 or the scale does not start at 0. */
  readonly improvementExact: string | null;
  readonly improvementPercent: number | null;
  readonly response: 'response' | 'partial-response' | 'no-response' | 'not-applicable';
  readonly isRemission: boolean | null;
  readonly reliableChange: ChangeStanding;
  readonly meaningfulChange: ChangeStanding;
  readonly isDeterioration: boolean | null;
  readonly formulas: Readonly<Record<string, string>>;
}

/**
 * Compares a current score with the baseline of the same instrument, window and version, in exact ratios. Both sides are scores as
 * `scoreMeasure` answers them, or totals. Refuses mixed windows, unscored forms, impossible totals and instruments without a change rule.
 * Source: clinical reference §4.0, §4.1.
 *
 * Example: PHQ-9 22 → 11 is 1/2, a response; 22 → 12 is 5/11 (45.5 %), a partial one.
 * Odd cases: baseline 0 has no share and no response; on the WHO-5 more is better and the gain counts; a worsening is never a response.
 */
export function compareScores(instrumentId: unknown, baseline: unknown, current: unknown): Decision<ScoreComparison, MeasureRefused> {
  const definition = instrumentOf(instrumentId);
  if (definition === null) return refuse(unknownInstrument());
  if (definition.change === null) {
    return refuse({ code: 'no-change-rule', path: 'instrument', message: `${definition.name} has no agreed rule of change over time` });
  }
  const before = readComparedScore(definition, baseline, 'baseline');
  const after = readComparedScore(definition, current, 'current');
  if (!before.allowed && !after.allowed) return refuse(...before.refusals, ...after.refusals);
  if (!before.allowed) return before;
  if (!after.allowed) return after;
  return allow(comparisonOf(definition, definition.change, before.value, after.value));
}

function comparisonOf(definition: InstrumentDefinition, rule: ChangeRule, before: ComparedScore, after: ComparedScore): ScoreComparison {
  const change = after.total - before.total;
  const improvement = definition.direction === 'higher-is-better' || change === 0 ? change : -change;
  const hasShare = before.total > 0 && definition.range.minimum === 0;
  const share = hasShare ? ratio(improvement, before.total) : null;
  const reliableChange = standingOf(improvement, rule.reliablePoints);
  const meaningfulChange =
    rule.meaningfulPercent === undefined ? standingOf(improvement, rule.meaningfulPoints) : standingOfShare(share, rule.meaningfulPercent);
  return {
    ...{ instrument: definition.id, recallWindow: definition.recallWindow },
    inputs: { baseline: before.total, current: after.total },
    ...{ change, improvement, improvementExact: share?.toFraction() ?? null },
    improvementPercent: share === null ? null : shown(share.mul(100), 1),
    response: responseOf(rule, share, before.total, after.total),
    isRemission: isInRemission(definition, after.total, after.answers),
    ...{ reliableChange, meaningfulChange, isDeterioration: deteriorationOf(reliableChange, meaningfulChange) },
    formulas: formulasOf(definition, rule),
  };
}

function responseOf(rule: ChangeRule, share: Rational | null, before: number, after: number): ScoreComparison['response'] {
  if (rule.responseAtMost !== undefined) {
    if (before <= rule.responseAtMost) return 'not-applicable';
    return after <= rule.responseAtMost ? 'response' : 'no-response';
  }
  if (rule.responseBy === 'none' || share === null) return 'not-applicable';
  if (share.compare(ratio(1, 2)) >= 0) return 'response';
  return share.compare(ratio(1, 4)) >= 0 ? 'partial-response' : 'no-response';
}

function standingOf(improvement: number, points: number | undefined): ChangeStanding {
  if (points === undefined) return 'no-agreed-threshold';
  if (Math.abs(improvement) < points) return 'unchanged';
  return improvement > 0 ? 'improved' : 'deteriorated';
}

function standingOfShare(share: Rational | null, percent: string): ChangeStanding {
  const threshold = parseRational(percent);
  if (share === null || !threshold.allowed) return 'no-agreed-threshold';
  if (share.abs().mul(100).compare(threshold.value) < 0) return 'unchanged';
  return share.compare(0) > 0 ? 'improved' : 'deteriorated';
}

function deteriorationOf(reliable: ChangeStanding, meaningful: ChangeStanding): boolean | null {
  const standing = reliable === 'no-agreed-threshold' ? meaningful : reliable;
  return standing === 'no-agreed-threshold' ? null : standing === 'deteriorated';
}

function formulasOf(definition: InstrumentDefinition, rule: ChangeRule): Record<string, string> {
  const improvement = definition.direction === 'higher-is-better' ? 'current − baseline' : 'baseline − current';
  const entries: [string, string | null][] = [
    ['improvement', improvement],
    ['response', rule.responseBy === 'half' ? `(${improvement}) / baseline ≥ 1/2, partial ≥ 1/4` : null],
    ['response', rule.responseAtMost === undefined ? null : `current ≤ ${rule.responseAtMost} after a baseline above it`],
    ['remission', rule.remissionAtMost === undefined ? null : `current ≤ ${rule.remissionAtMost}`],
    ['reliableChange', rule.reliablePoints === undefined ? null : `|${improvement}| ≥ ${rule.reliablePoints}`],
    ['meaningfulChange', rule.meaningfulPoints === undefined ? null : `|${improvement}| ≥ ${rule.meaningfulPoints}`],
    ['meaningfulChange', rule.meaningfulPercent === undefined ? null : `|${improvement}| / baseline ≥ ${rule.meaningfulPercent} %`],
  ];
  return Object.fromEntries(entries.flatMap(([name, formula]) => (formula === null ? [] : [[name, formula]])));
}
