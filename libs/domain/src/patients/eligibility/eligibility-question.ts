import type { LocalDate } from '../../shared/local-date.js';
import type { TreatmentProduct } from '../../shared/treatment-product.js';
import type { ChecklistAnswer } from './answers.js';
import type { MinimumFact } from './minimum-data.js';
import type { EligibilityPolicy } from './policy.js';

export interface EligibilityQuestion {
  readonly product: TreatmentProduct;
  readonly answers: readonly ChecklistAnswer[];
  readonly missingFacts: readonly MinimumFact[];
  readonly on: LocalDate;
  readonly occasion: 'screening' | 'dosing-day';
  readonly policy: EligibilityPolicy;
}
