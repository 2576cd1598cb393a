import { Injectable } from '@nestjs/common';
import {
  decideStep,
  decodeEntry,
  entriesUntil,
  entryKind,
  foldSession,
  instant,
  type DosingSessionView,
  type SessionEntry,
  type StepRequest,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { CompleteVisit } from '../scheduling/index.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { KeepSummary, endsSession } from './keep-summary.js';
import { idUsedDifferently, leaseElsewhere, stepRefused } from './refusals.js';

/** A tablet's clock may be this far ahead; a step dated later has not happened yet. */
const skewMilliseconds = 5 * 60_000;
const aheadOfClock = {
  code: 'ahead-of-clock',
  path: 'occurredAt',
  message: 'This step is dated in the future. Check the clock of this device.',
};

const sealedHere = {
  code: 'sealed-by-the-server',
  path: 'kind',
  message: 'A session is sealed through its own request: the server works out the root.',
};

/** A step is decided under the session's lock on everything that had happened by then; it is refused with all that is missing. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly queries: DosingSessionsQueries,
    private readonly visits: CompleteVisit,
    private readonly summary: KeepSummary,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, sessionId: string, given: unknown): Promise<DosingSessionView> {
    const entry = readStep(given, caller, this.clock.now());
    await this.store.lock(caller, sessionId);
    const view = await this.queries.record(caller, sessionId);
    const known = view.entries.find(({ id }) => id === entry.id);
    if (known !== undefined && known.kind === entry.kind) return this.queries.view(caller, sessionId);
    if (known !== undefined) throw idUsedDifferently();
    if (entryKind(entry.kind).needsLease && ![null, caller.deviceId ?? entry.deviceId].includes(view.leaseDeviceId)) throw leaseElsewhere();
    const at = instant(entry.occurredAt);
    const { situation } = foldSession(view.session, entriesUntil(view.entries, at), view.policy, at);
    const request: StepRequest = {
      kind: entry.kind,
      details: Object(entry.details) as StepRequest['details'],
      authorId: caller.staffMemberId,
      roles: caller.roles,
    };
    const decision = decideStep(situation, request);
    if (!decision.allowed) throw stepRefused(decision.refusals);
    await this.store.append(caller, sessionId, [entry], this.clock.nowIso());
    if (entry.kind === 'closed') await this.visits.ofSession(caller, sessionId);
    await this.summary.after(caller, sessionId, endsSession(entry));
    this.database.publish(caller, 'session', sessionId);
    return this.queries.view(caller, sessionId);
  }
}

/** The step as it may be asked for at all: readable, not of the future, and not the seal, which the server works out itself. */
function readStep(given: unknown, caller: Caller, now: Date): SessionEntry {
  const decoded = decodeEntry({ ...Object(given), authorId: caller.staffMemberId, receivedAt: null });
  if (!decoded.allowed) throw stepRefused(decoded.refusals);
  if (Date.parse(decoded.value.occurredAt) > now.getTime() + skewMilliseconds) throw stepRefused([aheadOfClock]);
  if (decoded.value.kind === 'sealed') throw stepRefused([sealedHere]);
  return decoded.value;
}
