import {
  answerWords,
  instrumentOf,
  type BaselineView,
  type LinkOccasion,
  type MeasureResponseView,
  type RiskLevel,
  type ScoreComparison,
} from '@sojourn/domain';
import { settingWords } from '../../ui/setting-words.js';
import type { Tone } from '../../ui/tone.js';

type Score = MeasureResponseView['score'];

export function nameOf(instrumentId: string): string {
  return instrumentOf(instrumentId)?.name ?? instrumentId;
}

/** Example: "14 of 27, moderate"; a form with gaps is "Not scored, 5 answers are missing". */
export function scoreWords(score: Score): string {
  if (score.status === 'not-scored') {
    const count = score.missing.length;
    const state = instrumentOf(score.instrument)?.scoring === 'facts' ? 'Incomplete' : 'Not scored';
    return `${state}, ${count === 1 ? '1 answer is' : `${count} answers are`} missing`;
  }
  if (score.total === null) return score.bandLabel ?? 'Complete';
  const isPercent = score.subscales.some(({ percent }) => percent !== undefined);
  const amount = isPercent ? `${score.total} % of the most possible` : `${score.total} of ${score.range.maximum}`;
  return score.bandLabel === null ? amount : `${amount}, ${score.bandLabel.toLowerCase()}`;
}

/** The answers of a form about suicide, in the form's own words. Example: "Item 9: Nearly every day". */
export function suicideWords({ instrument, suicideRisk }: Score): string {
  if (suicideRisk.kind !== 'risk-event') return '';
  const items = instrumentOf(instrument)?.items ?? [];
  const said = suicideRisk.items.map(({ item, value }) => {
    const asked = items.find(({ linkId }) => linkId === item);
    return `Item ${item}: ${asked === undefined ? value : answerWords(asked, value)}`;
  });
  return said.join('; ');
}

/** The bare total, without a word that reassures. Example: "3 of 27". */
export function totalWords(score: Score): string {
  return score.status === 'scored' && score.total !== null ? `${score.total} of ${score.range.maximum}` : scoreWords(score);
}

/** How far a score lies from the baseline and no judgement. Example: "8 points lower than the baseline of 22." */
export function distanceWords({ change: points, inputs }: ScoreComparison): string {
  if (points === 0) return `The same as the baseline of ${inputs.baseline}.`;
  return `${distanceFrom(points, inputs.baseline)}.`;
}

function distanceFrom(points: number, baseline: number): string {
  const size = Math.abs(points);
  return `${size} ${size === 1 ? 'point' : 'points'} ${points < 0 ? 'lower' : 'higher'} than the baseline of ${baseline}`;
}

const responseWords: Record<ScoreComparison['response'], string | null> = {
  response: 'a response',
  'partial-response': 'a partial response',
  'no-response': 'no response',
  'not-applicable': null,
};

/** Example: "8 points lower than the baseline of 22: better by 36.4 %, a partial response, not in remission." */
export function changeWords(change: ScoreComparison): string {
  const { change: points, improvement, improvementPercent: percent, inputs, isRemission } = change;
  if (points === 0) return `The same as the baseline of ${inputs.baseline}.`;
  const direction = distanceFrom(points, inputs.baseline);
  const share = percent === null ? '' : ` by ${Math.abs(percent)} %`;
  const remission = isRemission === null ? null : isRemission ? 'in remission' : 'not in remission';
  const sayings = [`${improvement > 0 ? 'better' : 'worse'}${share}`, responseWords[change.response], remission];
  return `${direction}: ${sayings.filter((said) => said !== null).join(', ')}.`;
}

const standingWords: Record<ScoreComparison['reliableChange'], string> = {
  improved: 'better',
  deteriorated: 'worse',
  unchanged: 'not reached',
  'no-agreed-threshold': 'no agreed threshold',
};

/** How a change was worked out, step by step: the rule, the numbers put into it, and what comes out. A rule nobody agreed on has no row. */
export function formulaRows(
  change: ScoreComparison,
): { readonly label: string; readonly formula: string; readonly numbers: string; readonly answer: string }[] {
  const { inputs, improvement, improvementPercent: percent, formulas } = change;
  const share = percent === null ? `${improvement}` : `${improvement} / ${inputs.baseline} = ${percent} %`;
  const sides = formulas['improvement']?.startsWith('current') ? [inputs.current, inputs.baseline] : [inputs.baseline, inputs.current];
  const rows = [
    { key: 'improvement', label: 'Change towards better', numbers: `${sides.join(' − ')} = ${improvement}`, answer: '' },
    {
      key: 'response',
      label: 'Response',
      numbers: formulas['response']?.startsWith('current') ? `${inputs.current}` : share,
      answer: responseWords[change.response] ?? '',
    },
    {
      key: 'remission',
      label: 'Remission',
      numbers: `${inputs.current}`,
      answer: change.isRemission === true ? 'in remission' : 'not in remission',
    },
    { key: 'reliableChange', label: 'Reliable change', numbers: `${Math.abs(improvement)}`, answer: standingWords[change.reliableChange] },
    {
      key: 'meaningfulChange',
      label: 'Meaningful change',
      numbers: formulas['meaningfulChange']?.includes('%') ? share : `${Math.abs(improvement)}`,
      answer: standingWords[change.meaningfulChange],
    },
  ];
  return rows.flatMap(({ key, label, numbers, answer }) => {
    const formula = formulas[key];
    return formula === undefined ? [] : [{ label, formula: `${formula}:`, numbers, answer: answer === '' ? '' : `– ${answer}` }];
  });
}

export function changeTone({ improvement, isDeterioration, response }: ScoreComparison): Tone {
  if (isDeterioration === true) return 'alert';
  if (improvement < 0) return 'caution';
  return response === 'response' ? 'ok' : 'neutral';
}

/** A calendar day in words. Example: "2026-11-27" is "27 Nov 2026". */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

export function baselineWords({ total, answeredOn, isFrozen, isScreeningScore }: BaselineView): string {
  const origin = isScreeningScore ? ', a screening score: nothing nearer was complete' : '';
  return isFrozen
    ? `Baseline ${total}, answered ${dayWords(answeredOn)}${origin}`
    : `Baseline not frozen; freezing now would take ${total} of ${dayWords(answeredOn)}${origin}`;
}

const findingLabels: Record<string, string> = {
  isMajorDepressiveSyndrome: 'Answers fit a major depressive syndrome',
  isOtherDepressiveSyndrome: 'Answers fit another depressive syndrome',
  isDsm5RuleMet: 'Provisional DSM-5 rule for PTSD met',
  cutPoint: 'Cut-point 31 to 33',
  isCompleteMystical: 'Complete mystical experience (60 % on each scale)',
  isPositive: 'Screen positive',
  isLikelyDepression: 'Depression likely',
  asksForALook: 'Bladder answers ask for a look',
};

/** Rules whose "no" is worth reading beside a high total. */
const saidAlsoWhenNo = new Set(['isDsm5RuleMet', 'isCompleteMystical']);

/** What an instrument says beside its total, in words; findings without agreed words are left to the table of answers. */
export function findingWords({ findings }: Score): { readonly label: string; readonly value: string }[] {
  return Object.entries(findings).flatMap(([key, value]) => {
    const label = findingLabels[key];
    if (label === undefined || value === null || typeof value === 'object') return [];
    if (value === false && !saidAlsoWhenNo.has(key)) return [];
    return [{ label, value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value).replaceAll('-', ' ') }];
  });
}

export const levelWords: Record<RiskLevel, string> = { none: 'No risk found', low: 'Low', moderate: 'Moderate', high: 'High' };
export const levelTones: Record<RiskLevel, Tone> = { none: 'neutral', low: 'caution', moderate: 'caution', high: 'alert' };

const besideWords: Record<LinkOccasion, string> = {
  'begun-by-link': ', only the answer about suicide, before the form was sent',
  'begun-late-by-link': ', only the answer about suicide, before the form was sent and after the link had closed',
  'late-by-link': ', after the link had closed',
};

/** How a form came. Example: "on paper, Elena Ruiz"; one that came beside what was asked for says so. */
export function howWords({ setting, occasion, recordedBy }: Pick<MeasureResponseView, 'setting' | 'occasion' | 'recordedBy'>): string {
  const beside = Object.entries(besideWords).find(([kind]) => kind === occasion)?.[1] ?? '';
  return `${settingWords[setting]}${beside}${recordedBy === null ? '' : `, ${recordedBy.name}`}`;
}
