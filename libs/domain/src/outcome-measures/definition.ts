import type { ChecklistCode } from '../patients/eligibility/checklist.js';

/** The period an instrument asks about. Scores of different windows are different things and are never mixed. */
export type RecallWindow =
  'past-2-weeks' | 'past-month' | 'past-week' | 'past-year' | 'since-last-contact' | 'last-session' | 'since-last-dose' | 'now' | 'ever';

/** What may be answered. A yes is 1 and a no is 0; the recency of an act is 1 within three months, 2 longer ago. */
export type AnswerScale =
  | { readonly kind: 'options'; readonly options: readonly AnswerOption[] }
  | { readonly kind: 'range'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'recency' };

export interface AnswerOption {
  readonly value: number;
  /** null where the licence does not let the wording ship. */
  readonly label: string | null;
  readonly loinc: string | null;
}

export interface MeasureItem {
  readonly linkId: string;
  readonly text: string | null;
  readonly loinc: string | null;
  readonly scale: AnswerScale;
  readonly isReversed?: true;
  /** An item that is asked beside the score and may stay empty. */
  readonly isUnscored?: true;
  /** The item about suicide, and the lowest answer that opens a risk event whatever the total. */
  readonly riskFrom?: number;
  /** Answers that a clinician looks at before anything is decided. */
  readonly flaggedBy?: readonly number[];
  /** The row of the eligibility checklist beside which the answer stands; it answers it never. */
  readonly checklistCode?: ChecklistCode;
}

/** When every `when` answer is given, the skipped items count as 0; `contradicts` refuses them when they say anything else. */
export interface Gate {
  readonly when: Readonly<Record<string, number>>;
  readonly skips: readonly string[];
  readonly contradicts: boolean;
}

export interface Band {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface Subscale {
  readonly id: string;
  readonly label: string;
  readonly items: readonly string[];
}

/** Published thresholds of change. Absent fields mean that no agreed number exists, which is never read as "no change". */
export interface ChangeRule {
  readonly responseBy: 'half' | 'total-at-most' | 'none';
  readonly responseAtMost?: number;
  readonly remissionAtMost?: number;
  readonly reliablePoints?: number;
  readonly meaningfulPoints?: number;
  readonly meaningfulPercent?: string;
}

export type ScoringMethod = 'sum' | 'sum-times-four' | 'highest-in-domains' | 'mean' | 'percent-of-maximum' | 'triage' | 'facts';

/** An instrument as data: id, version, language and recall window make it one; a change of any makes another. Source: clinical reference §4.0. */
export interface InstrumentDefinition {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly language: 'en';
  readonly recallWindow: RecallWindow;
  readonly respondent: 'patient' | 'clinician';
  /** 'bundled' and 'bundled-verbatim' ship the wording; 'keys-only' ships numbers and keys until the clinic holds a licence. */
  readonly licence: 'bundled' | 'bundled-verbatim' | 'keys-only';
  readonly notice: string | null;
  readonly stem: string | null;
  readonly items: readonly MeasureItem[];
  readonly scoring: ScoringMethod;
  readonly range: { readonly minimum: number; readonly maximum: number };
  readonly direction: 'higher-is-worse' | 'higher-is-better' | 'neutral';
  readonly bands: readonly Band[];
  readonly subscales: readonly Subscale[];
  readonly gates: readonly Gate[];
  /** How many answers may be missing when the clinic's policy lets an imported form be pro-rated. */
  readonly proRateUpTo?: number;
  /** The answer that stands for "not assessed" and is no score. */
  readonly notAssessedValue?: number;
  /** The total may be typed from paper beside the suicide item; 'total-only' keeps nothing else, because the licence forbids it. */
  readonly totalEntry?: 'allowed' | 'total-only';
  readonly change: ChangeRule | null;
  readonly minutes: number;
}
