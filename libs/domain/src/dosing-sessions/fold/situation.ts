import type { Guard, Instant, Unmet } from '../../shared/index.js';
import type { EntryKind, Override } from '../entries/index.js';
import type { DosingSession } from '../session/index.js';
import type { Alert } from './alert.js';
import type { ArrangedLog } from './arrange.js';
import type { Dosing } from './dosing.js';
import type { DueItem } from './due.js';
import type { PhaseFold } from './phases.js';
import type { Readings } from './readings.js';
import type { SessionPolicy } from './session-policy.js';

/** Everything the guards of a step look at. */
export interface Situation {
  readonly session: DosingSession;
  readonly policy: SessionPolicy;
  readonly log: ArrangedLog;
  readonly now: Instant;
  readonly dosing: Dosing;
  readonly readings: Readings;
  readonly phases: PhaseFold;
  readonly alerts: readonly Alert[];
  readonly due: readonly DueItem[];
}

/** What a step brings with it; nothing when a screen only asks what would be missing. */
export interface StepDetails {
  readonly form?: string | undefined;
  readonly volumeUl?: number | undefined;
  readonly doseUg?: number | undefined;
  readonly durationSeconds?: number | undefined;
  readonly site?: string | undefined;
  readonly participantIds?: readonly string[] | undefined;
  readonly alert?: { readonly rule: string; readonly entryId: string } | undefined;
  readonly overrides?: readonly Override[] | undefined;
  readonly decision?: string | undefined;
}

export interface StepFacts {
  readonly situation: Situation;
  readonly details: StepDetails;
}

export type StepGuard = Guard<StepFacts>;

/** A guard that asks for an entry: unmet with the kind of entry that settles it, so that a screen can offer the tap. */
export function needs(
  isMet: boolean,
  unmet: { readonly code: string; readonly message: string; readonly fixBy?: EntryKind; readonly isOverridable?: boolean },
): readonly Unmet[] {
  if (isMet) return [];
  const { code, message, fixBy, isOverridable } = unmet;
  return [{ code, message, ...(fixBy === undefined ? {} : { facts: { fixBy } }), ...(isOverridable === true ? { isOverridable } : {}) }];
}

export const minuteMs = 60_000;
