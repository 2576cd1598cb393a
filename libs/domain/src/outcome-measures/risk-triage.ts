import type { RiskLevel } from './measure-score.js';
import type { Answers } from './scoring/read-answers.js';

interface TriageSign {
  readonly item: string;
  /** The answer that shows the sign: 1 is yes; for '6-recency' 1 is within three months, 2 longer ago. */
  readonly answer: number;
}

/** Which answers mean which level; the first rule that is met decides. Another mapping is another version. */
export interface TriageTable {
  readonly version: string;
  readonly rules: readonly { readonly level: Exclude<RiskLevel, 'none'>; readonly anyOf: readonly TriageSign[] }[];
}

/**
 * The triage of the Columbia guideline: intention or plan in the past month, or any act within three months, is high.
 * Some public forms grade item 4 lower and any act of a lifetime higher; this table does not. Source: clinical reference §4.5.
 */
export const columbiaTriage: TriageTable = {
  version: 'columbia-1',
  rules: [
    {
      level: 'high',
      anyOf: [
        { item: '4', answer: 1 },
        { item: '5', answer: 1 },
        { item: '6-recency', answer: 1 },
      ],
    },
    {
      level: 'moderate',
      anyOf: [
        { item: '3', answer: 1 },
        { item: '6-recency', answer: 2 },
      ],
    },
    {
      level: 'low',
      anyOf: [
        { item: '1', answer: 1 },
        { item: '2', answer: 1 },
      ],
    },
  ],
};

/** An act of unknown date is at least the milder of its two readings. */
const undatedAct = { item: '6', answer: 1 };

/**
 * The level the given answers already show; unanswered items can only raise it. Source: clinical reference §4.5.
 * Example: yes to 1–3, no to the rest, is 'moderate'.
 * Odd case: an act whose date is not known is at least 'moderate'; asking for the date may make it 'high'.
 */
export function riskLevelShown(answers: Answers, table: TriageTable = columbiaTriage): RiskLevel {
  const shows = (sign: TriageSign) => answers.get(sign.item) === sign.answer;
  const met = table.rules.find((rule) => rule.anyOf.some(shows))?.level ?? 'none';
  return shows(undatedAct) && met !== 'high' ? 'moderate' : met;
}

const order: readonly RiskLevel[] = ['none', 'low', 'moderate', 'high'];

/**
 * The level a patient's open risk stands at after another finding: never lower by itself, only a clinician's disposition lowers it.
 * Source: clinical reference §4.6 step 8. Example: 'high' and a later 'low' stay 'high'. Odd case: the same level again changes nothing.
 */
export function riskLevelAfter(standing: RiskLevel, found: RiskLevel): RiskLevel {
  return order.indexOf(found) > order.indexOf(standing) ? found : standing;
}
