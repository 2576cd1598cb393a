import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { foldSession, instantFromMs, type DosingSessionView, type SessionFold } from '@sojourn/domain';
import type { Problem } from '../ui/problem.js';
import { Clock } from './clock.js';
import { problemOf } from './problem-presenter.js';

export interface SessionLog {
  readonly view: HttpResourceRef<DosingSessionView | undefined>;
  readonly problem: Signal<Problem | null>;
  /** Null until the log is there. */
  readonly fold: Signal<SessionFold | null>;
}

/** A session's log to look back on, folded as of the present minute. Call it where injection is allowed. */
export function sessionLog(sessionId: () => string): SessionLog {
  const clock = inject(Clock);
  const view = httpResource<DosingSessionView>(() => `/api/v1/dosing-sessions/${sessionId()}`);
  const minute = computed(() => Math.floor(clock.now() / 60_000) * 60_000);
  const fold = computed(() => {
    if (!view.hasValue()) return null;
    const { session, entries, policy } = view.value();
    return foldSession(session, entries, policy, instantFromMs(minute()));
  });
  return { view, fold, problem: computed(() => (view.error() === undefined ? null : problemOf(view.error()))) };
}
