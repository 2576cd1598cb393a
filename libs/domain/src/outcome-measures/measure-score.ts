import type { RecallWindow } from './definition.js';

export type RiskLevel = 'none' | 'low' | 'moderate' | 'high';

/** What the suicide answers ask for, whatever the total. Source: clinical reference §4.6. */
export type SuicideRisk =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'none' }
  | { readonly kind: 'item-unanswered'; readonly items: readonly string[] }
  | {
      readonly kind: 'risk-event';
      readonly items: readonly RiskAnswer[];
      readonly level: RiskLevel | null;
      readonly unanswered: readonly string[];
    };

export interface RiskAnswer {
  readonly item: string;
  readonly value: number;
  readonly riskFrom: number;
}

export interface SubscaleScore {
  readonly id: string;
  /** null while an item of it is unanswered. */
  readonly score: number | null;
  readonly minimum: number;
  readonly maximum: number;
  /** Share of the maximum, half up at one place, beside the exact ratio; only where the instrument is read in per cent. */
  readonly percent?: number | null;
  readonly exact?: string | null;
}

export type Finding = boolean | number | string | null | Readonly<Record<string, boolean | number | null>>;

/** A scored form, or a form that is not scored and what it lacks. Kept beside the raw answers; scoring again makes a new one. */
export interface MeasureScore {
  readonly instrument: string;
  readonly instrumentVersion: string;
  readonly scorerVersion: string;
  readonly language: string;
  readonly recallWindow: RecallWindow;
  readonly status: 'scored' | 'not-scored';
  readonly total: number | null;
  /** The untransformed sum where the total is another figure: WHO-5 before ×4, EBI before the mean. */
  readonly rawTotal: number | null;
  readonly range: { readonly minimum: number; readonly maximum: number };
  readonly direction: 'higher-is-worse' | 'higher-is-better' | 'neutral';
  readonly band: string | null;
  readonly bandLabel: string | null;
  readonly subscales: readonly SubscaleScore[];
  readonly findings: Readonly<Record<string, Finding>>;
  readonly isRemission: boolean | null;
  readonly missing: readonly string[];
  readonly skipped: readonly string[];
  readonly isProRated: boolean;
  readonly suicideRisk: SuicideRisk;
  readonly answers: Readonly<Record<string, number | null>>;
}

/** Raised when a scoring rule changes, so that an old score is known for what it was. */
export const scorerVersion = '1';
