import type { TreatmentProduct } from '../../shared/index.js';
import type { GlanceWithAnswers } from '../summary/index.js';
import type { DosingOutcome } from '../fold/index.js';

/** A weight on the scales; newest first in every list. */
export interface WeightTaken {
  readonly weightG: number;
  /** Null where the record does not say when: then it is as old as can be. */
  readonly measuredAt: string | null;
}

/** What an earlier session of the patient gave. Racemic ketamine and esketamine apart, in µg. */
export interface EarlierDose {
  readonly sessionId: string;
  readonly product: TreatmentProduct;
  readonly firstDoseAt: string;
  readonly lastDoseAt: string;
  /** Null where something was given whose amount is not known; never nought. */
  readonly racemicUg: number | null;
  readonly esketamineUg: number;
  readonly deliveredUgPerKg: number | null;
}

/** Everything a dose order is weighed against: the patient's weights and body, and what earlier sessions of this record gave, newest first. */
export interface OrderBackground {
  readonly zone: string;
  /** When the dose is planned: gaps to earlier sessions count to then, also when the order is signed days before. */
  readonly plannedStart: string;
  readonly ageYears: number | null;
  readonly hasHepaticImpairment: boolean | null;
  readonly heightMm: number | null;
  readonly sex: 'male' | 'female' | null;
  readonly weights: readonly WeightTaken[];
  readonly earlier: readonly EarlierDose[];
}

/** The last session, as the prescriber wants to see it beside a new order. Null is "not known from the log", never nought. */
export interface LastTime {
  readonly sessionId: string;
  readonly product: TreatmentProduct;
  readonly firstDoseAt: string;
  readonly outcome: DosingOutcome;
  readonly stopReason: string | null;
  readonly orderedUg: number | null;
  readonly deliveredUg: number | null;
  readonly deliveredUgPerKg: number | null;
  readonly weightG: number | null;
  readonly peakPressure: { readonly systolicMmHg: number; readonly diastolicMmHg: number; readonly minutesFromDose: number } | null;
  readonly peakHeartRatePerMin: number | null;
  readonly lowestSpo2Percent: number | null;
  readonly alerts: readonly { readonly rule: string; readonly tier: 'yellow' | 'red' }[];
  readonly dissociation: readonly { readonly words: string; readonly minutesFromDose: number }[];
  readonly adverseEvents: readonly { readonly term: string; readonly severity: number; readonly outcome: string }[];
  readonly medicines: readonly string[];
  /** What the patient said, word by word. */
  readonly quotes: readonly { readonly text: string; readonly minutesFromDose: number }[];
}

/** Answer to "what stands behind this order": the facts the limits look at, and the last time. */
export interface OrderBackgroundView {
  readonly background: OrderBackground;
  readonly lastTime: LastTime | null;
  /** The earlier sessions in which something was given, newest first: which of them had the dose that is asked for is chosen beside the order. */
  readonly earlierSessions: readonly GlanceWithAnswers[];
}
