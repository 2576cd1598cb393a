import type { TreatmentProduct } from '../../shared/index.js';
import type { VitalSign } from '../entries/index.js';
import type { Comparison } from './comparison.js';

/** What a reading is measured by: the vital signs, the difference of the pressures, and the two scored scales of §3.3. */
export type MeasuredSign = VitalSign | 'moaaS' | 'rass';

/** Outside is unlikely and asks for confirmation; outside the possible values an entry cannot be recorded. §3.1 layer 1. */
type LikelyRange = readonly [minimum: number, maximum: number];

export type AlertTier = 'info' | 'yellow' | 'red';
export const alertRules = [
  'blood-pressure-high',
  'blood-pressure-low',
  'heart-rate-high',
  'heart-rate-low',
  'arrhythmia',
  'oxygen-saturation-low',
  'respiratory-rate-high',
  'respiratory-rate-low',
  'etco2-high',
  'etco2-low',
  'pain-high',
  'sedation-deep',
  'agitation',
] as const;
export type AlertRule = (typeof alertRules)[number];

export interface AlertLimit {
  readonly rule: AlertRule;
  readonly tier: AlertTier;
  readonly sign: MeasuredSign;
  readonly comparison: Comparison;
  readonly limit: number;
}

export interface PredoseLimit {
  readonly outcome: 'hold' | 'no-go';
  readonly sign: VitalSign;
  readonly comparison: Comparison;
  readonly limit: number;
  /** Products it holds for; absent means all of them. */
  readonly products?: readonly TreatmentProduct[];
}

/** Where the minutes of a schedule are counted from. */
export type Anchor = 'first-dose' | 'each-dose' | 'last-dose';

export interface SchedulePolicy {
  readonly baselineWithinMin: number;
  /** Signs a reading must hold to count for the schedule. */
  readonly requiredSigns: readonly VitalSign[];
  readonly everyMinWhileRunning: number | null;
  readonly everyMinWhilePaused: number;
  readonly offsets: { readonly anchor: Anchor; readonly minutes: readonly number[] };
  /** After the last offset, or after the end of an infusion: so many times at this interval; the last goes on until discharge. */
  readonly tail: readonly { readonly everyMin: number; readonly times: number }[];
  readonly sedation: { readonly anchor: Anchor; readonly minutes: readonly number[] };
  readonly dissociation: { readonly anchor: Anchor; readonly minutes: readonly number[] };
  readonly everyMinAfterYellow: number;
  readonly everyMinAfterRed: number;
  readonly earlyMin: number;
  readonly minimumObservationMin: number;
  /** A hard minimum cannot be set aside by anyone. */
  readonly isMinimumHard: boolean;
}

export interface DischargePolicy {
  readonly scoreAtLeast: number;
  readonly consecutiveReadings: number;
  readonly readingsApartMin: number;
  readonly systolicBelowMmHg: number;
  readonly diastolicBelowMmHg: number;
  readonly withinPercentOfBaseline: number;
  readonly spo2AtLeastPercent: number;
  readonly awakeAssessments: number;
  readonly moaaSAtLeast: number;
  readonly rassBetween: readonly [minimum: number, maximum: number];
  readonly dissociationWithin: number;
  readonly nauseaAtMost: number;
}

/**
 * Everything about monitoring that a medical director may change. Versioned: a session keeps the version it was monitored under.
 * Defaults are the reference's [D] numbers. Source: clinical reference §3.
 */
export interface MonitoringPolicy {
  readonly id: string;
  readonly version: number;
  readonly likely: { readonly [Sign in VitalSign | 'pulsePressureMmHg' | 'weightG' | 'heightMm']?: LikelyRange };
  readonly predose: readonly PredoseLimit[];
  readonly alerts: readonly AlertLimit[];
  /** Oxygen saturation below this for longer than so many seconds in spite of oxygen is red. */
  readonly sustainedDesaturation: { readonly belowPercent: number; readonly longerThanSeconds: number };
  readonly normalReadingsToRelax: number;
  readonly lateAfterMin: number;
  readonly missedAfterMin: number;
  readonly mergeWithinMin: number;
  readonly acknowledgeWithinMin: { readonly yellow: number; readonly red: number };
  readonly prescriberInformedWithinMin: number;
  readonly schedules: { readonly [Product in TreatmentProduct]: SchedulePolicy };
  readonly discharge: DischargePolicy;
  /** The sedation scale this clinic charts; nothing is converted between scales. */
  readonly sedationScale: 'moaa-s' | 'rass';
}
