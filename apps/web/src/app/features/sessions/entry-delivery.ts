import { inject, Injectable } from '@angular/core';
import { entryKind, type EntryKind, type SessionEntry, type Unmet } from '@sojourn/domain';
import { Connectivity } from '../../core/connectivity.js';
import { Outbox } from '../../core/outbox/outbox.js';
import type { Door } from '../../core/outbox/outbox-item.js';
import { SessionEntries } from './session-entries.js';
import { notKept, SessionWire, type RoomAnswer } from './session-wire.js';

/** How long a button waits for the server's word; the entry is safe on this device by then and goes on by itself. */
const patienceMs = 3_000;
/** Steps of a running session that this device may decide while the server is away; the server decides them again when they arrive. */
const decidedHere: ReadonlySet<EntryKind> = new Set(['dose-released', 'observation-started', 'alert-resolved', 'escalated']);

/** Which device records the session's doses, seen from this one. */
export type Lease = 'here' | 'elsewhere' | 'free';

/** The way of one entry into the record: over the outbox where it can wait, straight to the server where it must be heard at once. */
@Injectable()
export class EntryDelivery {
  private readonly outbox = inject(Outbox);
  private readonly wire = inject(SessionWire);
  private readonly entries = inject(SessionEntries);
  private readonly connectivity = inject(Connectivity);

  /**
   * True once the entry is on this device or in the record. A signature needs its person confirmed at once. A dose waits on the device that
   * holds the session's lease; where nobody holds it the server is asked first, and a dose nobody answered waits: it was given. Where another
   * device holds it the dose goes straight to the server or not at all.
   */
  async fact(sessionId: string, entry: SessionEntry, lease: Lease): Promise<RoomAnswer> {
    const { isSignature, needsLease } = entryKind(entry.kind);
    const mayWait = !isSignature && (!needsLease || lease === 'here');
    if (mayWait) return (await this.kept(sessionId, entry)) ?? this.straight('record', sessionId, entry);
    const answer = await this.straight('record', sessionId, entry);
    if (answer.ok || answer.isCertain || isSignature || lease !== 'free') return answer;
    return (await this.kept(sessionId, entry)) ?? answer;
  }

  /** What was written before goes first, for a step is decided on it. `unmetHere` asks the same rules on this device. */
  async step(sessionId: string, entry: SessionEntry, unmetHere: () => readonly Unmet[]): Promise<RoomAnswer> {
    await this.outbox.flush(sessionId);
    const answer = await this.straight('step', sessionId, entry);
    if (answer.ok || answer.isCertain || !decidedHere.has(entry.kind)) return answer;
    const unmet = unmetHere();
    if (unmet.length > 0) {
      await this.entries.answered(sessionId, entry, false);
      return notKept(unmet);
    }
    return (await this.outbox.keep(sessionId, entry, 'step')) ? this.outcome(sessionId, entry) : answer;
  }

  /** Null where this browser keeps nothing. */
  private async kept(sessionId: string, entry: SessionEntry): Promise<RoomAnswer | null> {
    return (await this.outbox.keep(sessionId, entry, 'record')) ? this.outcome(sessionId, entry) : null;
  }

  private async straight(door: Door, sessionId: string, entry: SessionEntry): Promise<RoomAnswer> {
    const answer = await this.wire[door](sessionId, entry);
    if (answer.ok || answer.isCertain) await this.entries.answered(sessionId, entry, answer.ok);
    return answer;
  }

  private async outcome(sessionId: string, entry: SessionEntry): Promise<RoomAnswer> {
    await this.entries.answered(sessionId, entry, true);
    const outcome = await this.outbox.outcomeOf(entry.id, this.connectivity.reachable() ? patienceMs : 0);
    if (outcome.state !== 'refused') return { ok: true, entryId: entry.id };
    await this.outbox.drop(entry.id); // Whoever wrote it still sees it in the form.
    const { happened, refusals } = outcome.refused;
    return notKept(refusals.length > 0 ? refusals : [{ code: 'not-kept', message: happened }]);
  }
}
