import { Injectable } from '@nestjs/common';
import { foldSession, instant, instantFromMs, sessionSummary, type EntryKind, type SessionEntry } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { SessionSummaryStore } from './session-summary.store.js';

const endings: ReadonlySet<EntryKind> = new Set(['discharged', 'left-against-advice', 'transferred', 'closed', 'aborted', 'voided']);

/** Whether an entry may be the end of its session. */
export function endsSession({ kind }: SessionEntry): boolean {
  return endings.has(kind);
}

/** Folds a session into the figures that counting over many reads. Written once the session ends, and anew whenever its log changes afterwards. */
@Injectable()
export class KeepSummary {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly queries: DosingSessionsQueries,
    private readonly summaries: SessionSummaryStore,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, sessionId: string): Promise<void> {
    // Two that come after the end at once: the second folds what the first one left.
    await this.store.lock(caller, sessionId);
    const { session, entries, policy } = await this.queries.record(caller, sessionId);
    const beside = await this.summaries.besideLog(caller, sessionId);
    const fold = foldSession(session, entries, policy, instantFromMs(this.clock.now().getTime()));
    const arrivedAt = beside.arrived_at === null ? null : instant(beside.arrived_at);
    await this.summaries.keep(caller, sessionId, sessionSummary(fold, { arrivedAt, overrides: beside.overrides }), this.clock.nowIso());
  }

  /** After something was added: where it ends the session, or the session has a summary that it changes. */
  async after(caller: Caller, sessionId: string, isEnding: boolean): Promise<void> {
    if (isEnding || (await this.summaries.has(caller, sessionId))) await this.execute(caller, sessionId);
  }

  /** Sessions of a span that are a day old and have no summary: opened and left, or ended before summaries were kept. Answers how many are left. */
  async catchUp(caller: Caller, from: string, to: string, most: number): Promise<number> {
    const found = await this.summaries.missing(caller, from, to, this.clock.nowIso());
    for (const id of found.slice(0, most)) await this.execute(caller, id);
    return Math.max(0, found.length - most);
  }
}
