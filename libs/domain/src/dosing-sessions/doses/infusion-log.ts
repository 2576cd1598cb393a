import type { Instant, Microlitres, MicrolitresPerHour } from '../../shared/index.js';

/** What happened to an infusion, as facts at the bedside. Source: clinical reference §2.2. */
export type InfusionEvent =
  | { readonly kind: 'start' | 'rate-change'; readonly at: Instant; readonly rate: MicrolitresPerHour }
  /** Without a rate the infusion goes on at the rate it had before the pause. */
  | { readonly kind: 'resume'; readonly at: Instant; readonly rate?: MicrolitresPerHour }
  | { readonly kind: 'pause' | 'stop' | 'complete'; readonly at: Instant }
  /** Given over `durationMs` from `at`, on top of the running rate; a push when it is 0. */
  | { readonly kind: 'bolus'; readonly at: Instant; readonly volume: Microlitres; readonly durationMs: number };

export type InfusionFault =
  | 'event-before-start'
  | 'already-started'
  | 'resume-without-pause'
  | 'already-paused'
  | 'rate-change-while-paused'
  | 'rate-zero-is-a-pause'
  | 'event-after-end'
  | 'events-out-of-order';

export interface InfusionRefused {
  readonly code: InfusionFault;
  /** Position of the event in the log as it was given. */
  readonly index: number;
  readonly message: string;
}

export type InfusionPhase = 'not-started' | 'running' | 'paused' | 'stopped' | 'completed';

/** A time during which the pump ran at one rate; still running while `to` is null. */
export interface InfusionSegment {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly rate: MicrolitresPerHour;
}

export interface InfusionBolus {
  readonly from: Instant;
  readonly to: Instant;
  readonly volume: Microlitres;
}

/** The course of an infusion: what ran when. Everything delivered is computed from it. */
export interface InfusionCourse {
  readonly phase: InfusionPhase;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly segments: readonly InfusionSegment[];
  readonly boluses: readonly InfusionBolus[];
  /** Events that contradict the course; they are left out of it and named. */
  readonly faults: readonly InfusionRefused[];
}

export const infusionNotStarted: InfusionCourse = {
  phase: 'not-started',
  startedAt: null,
  endedAt: null,
  segments: [],
  boluses: [],
  faults: [],
};
