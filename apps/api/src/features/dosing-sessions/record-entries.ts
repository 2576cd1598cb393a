import { Injectable } from '@nestjs/common';
import { entryKind, type EntryAnswer, type RecordEntriesCommand, type SessionEntry } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { answerOf, judge, unproven, type Judged } from './judge-entries.js';
import { KeepSummary, endsSession } from './keep-summary.js';
import { leaseElsewhere, signatureNeedsStepUp } from './refusals.js';
import { WeighPatient } from './weigh-patient.js';

/** Facts are kept when they are well formed, whatever they say: the fold names what breaks a rule. Each entry has its own answer. */
@Injectable()
export class RecordEntries {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly weighing: WeighPatient,
    private readonly summary: KeepSummary,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, sessionId: string, { entries: given, wereKeptOnDevice }: RecordEntriesCommand): Promise<EntryAnswer[]> {
    const session = await this.store.find(caller, sessionId);
    if (session === undefined) throw notFound('Dosing session');
    const judged = given.map((one) => judge(one, caller));
    if (judged.length > 0 && judged.every(({ refusals }) => refusals[0]?.code === unproven))
      await this.demandStepUp(caller, sessionId, judged);
    const facts = judged.flatMap(({ entry }) => (entry === null ? [] : [entry]));
    const heldBy = await this.holdLease(caller, sessionId, facts, wereKeptOnDevice);
    const kept = facts.length === 0 ? new Set<string>() : await this.store.append(caller, sessionId, facts, this.clock.nowIso());
    if (heldBy !== null) await this.noteMissingLease(caller, sessionId, { doses: dosesIn(facts).filter(({ id }) => kept.has(id)), heldBy });
    await this.weighing.execute(
      caller,
      session.patient_id,
      facts.filter(({ id }) => kept.has(id)),
    );
    if (kept.size > 0) await this.summary.after(caller, sessionId, facts.some(endsSession));
    this.database.concerns(caller, { patientId: session.patient_id, entityId: sessionId });
    if (kept.size > 0) this.database.publish(caller, 'session', sessionId);
    const signatures = judged.flatMap(({ signature }) => (signature === undefined ? [] : [signature]));
    const known = await this.store.known(caller, sessionId, [...facts, ...signatures]);
    return judged.map((one) => answerOf(one, kept, known));
  }

  /** A signature that is in the record already was proven when it came in. */
  private async demandStepUp(caller: Caller, sessionId: string, judged: readonly Judged[]): Promise<void> {
    const signed = judged.flatMap(({ signature }) => (signature === undefined ? [] : [signature]));
    const known = await this.store.known(caller, sessionId, signed);
    if (signed.some(({ id }) => !known.has(id))) throw signatureNeedsStepUp();
  }

  /**
   * The first device to record a dose holds the lease from then on; under the session's lock, so that two cannot both be first. Answers the
   * other device that holds it where doses are taken all the same: they were given, and kept on their tablet, while it could not know.
   */
  private async holdLease(caller: Caller, sessionId: string, facts: readonly SessionEntry[], wereKept: boolean): Promise<string | null> {
    const doses = dosesIn(facts);
    const [first] = doses;
    if (first === undefined) return null;
    await this.store.lock(caller, sessionId);
    const held = (await this.store.find(caller, sessionId))?.lease_device_id ?? null;
    const deviceId = caller.deviceId ?? first.deviceId;
    if (held === null) await this.store.lease(caller, sessionId, deviceId);
    if (held === null || held === deviceId) return null;
    const known = await this.store.known(caller, sessionId, doses);
    if (!wereKept && doses.some(({ id }) => !known.has(id))) throw leaseElsewhere();
    return held;
  }

  /** Beside each dose that came without the lease: the fold makes an incident of it, for people to compare and settle. */
  private async noteMissingLease(caller: Caller, sessionId: string, { doses, heldBy }: WithoutLease): Promise<void> {
    const now = this.clock.nowIso();
    const notes = doses.map(({ id: doseId, occurredAt, deviceId }): SessionEntry => ({
      ...{ id: uuidv7(), kind: 'lease-missing-noted', details: { doseId, leaseDeviceId: heldBy } },
      ...{ occurredAt, recordedAt: now, receivedAt: now, authorId: caller.staffMemberId, deviceId, deviceSeq: 0, amendsId: null },
    }));
    if (notes.length > 0) await this.store.append(caller, sessionId, notes, now);
  }
}

interface WithoutLease {
  readonly doses: readonly SessionEntry[];
  readonly heldBy: string;
}

function dosesIn(facts: readonly SessionEntry[]): readonly SessionEntry[] {
  return facts.filter((entry) => entryKind(entry.kind).needsLease);
}
