import type { MeasureScore } from '@sojourn/domain';

/** What became of a form that was recorded. */
export interface KeptForm {
  readonly id: string;
  readonly score: MeasureScore;
  readonly riskEventId: string | null;
}
