import type { InstrumentDefinition } from '../definition.js';
import type { Finding } from '../measure-score.js';
import type { ScoreOptions } from '../score-options.js';
import type { GatedAnswers } from './completeness.js';
import type { Totals } from './totals.js';

export interface ScoredForm {
  readonly definition: InstrumentDefinition;
  readonly gated: GatedAnswers;
  readonly totals: Totals;
  readonly options: ScoreOptions;
}

export type Findings = Readonly<Record<string, Finding>>;
