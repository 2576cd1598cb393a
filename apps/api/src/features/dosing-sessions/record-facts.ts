import { Injectable } from '@nestjs/common';
import { entryKind, type EntryAnswer, type RecordEntriesCommand, type SessionEntry } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { AppendFacts } from './append-facts.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { answerOf, judge } from './judge-entries.js';
import { KeepSummary, endsSession } from './keep-summary.js';
import { RecordEntries } from './record-entries.js';

/** The bedside's door. What only says what was seen goes in by one statement; a dose needs the lease and a weight the chart, so they take the whole way. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly appending: AppendFacts,
    private readonly store: DosingSessionsStore,
    private readonly recording: RecordEntries,
    private readonly summary: KeepSummary,
  ) {}

  async execute(caller: Caller, sessionId: string, command: RecordEntriesCommand): Promise<EntryAnswer[]> {
    const judged = command.entries.map((one) => judge(one, caller));
    const facts = judged.flatMap(({ entry }) => (entry === null ? [] : [entry]));
    if (facts.length === 0 || facts.some(touchesMore)) return this.recording.execute(caller, sessionId, command);
    const appended = await this.appending.execute(caller, sessionId, facts);
    if (appended === undefined) throw notFound('Dosing session');
    const { kept, known, isSummed } = appended;
    if (kept.size > 0 && (isSummed || facts.some(endsSession))) await this.summary.execute(caller, sessionId);
    const unsettled = facts.filter(({ id }) => !kept.has(id) && !known.has(id));
    const since = unsettled.length === 0 ? known : new Set([...known, ...(await this.store.known(caller, sessionId, unsettled))]);
    return judged.map((one) => answerOf(one, kept, since));
  }
}

function touchesMore({ kind }: SessionEntry): boolean {
  return entryKind(kind).needsLease || kind === 'weight-measured';
}
