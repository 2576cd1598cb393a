import type { Instant } from '../../shared/index.js';
import type { Signs } from '../monitoring/plausibility.js';
import type { RescueCondition } from '../entries/index.js';

/** A rescue dose about to be given, or given: µg, by a route, into a vein over so many seconds. */
export interface RescueDose {
  readonly medicine: string;
  readonly doseUg: number;
  readonly route: string;
  readonly durationSeconds?: number | undefined;
  readonly orderedById?: string | undefined;
  /** Whether a spoken order was read back; absent for a written one. */
  readonly isReadBack?: boolean | undefined;
}

/** What is known of the patient and the room when it is given. Null or absent: nobody has looked. */
export interface RescueCircumstances {
  readonly at: Instant;
  readonly givenBefore: readonly { readonly medicine: string; readonly at: Instant }[];
  readonly conditions: { readonly [Condition in RescueCondition]?: 'present' | 'absent' | undefined };
  /** What the patient is allergic to, as the chart writes it; an empty list says none is known of, null that nobody has asked. */
  readonly allergies: readonly string[] | null;
  readonly signs: Signs;
  /** What the emergency kit lacks; null when it was not checked today. */
  readonly kitLacks: readonly string[] | null;
}

export type RescueRule =
  | 'rescue-medicine'
  | 'rescue-route'
  | 'rescue-dose'
  | 'rescue-injection-time'
  | 'rescue-repeat'
  | 'rescue-order'
  | 'rescue-read-back'
  | 'rescue-allergy'
  | 'rescue-caution'
  | 'rescue-at-hand';

/** What one guard said about one rescue dose: rule, policy version, inputs and outcome, kept with the record. */
export interface RescueEvaluation {
  readonly ruleId: RescueRule;
  readonly policyVersion: number;
  readonly outcome: 'within' | 'soft' | 'hard' | 'unknown';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type RescueFinding = Omit<RescueEvaluation, 'policyVersion'>;
