import { Injectable } from '@nestjs/common';
import { decideStep, decodeEntry, foldSession, instantFromMs, type DosingSessionView, type SealView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { merkleRootOf } from '../../platform/audit-trail/sealing/merkle.js';
import { stepRefused } from './refusals.js';
import { SessionSealStore, type LeafRow, type SealRow } from './session-seal.store.js';

/**
 * Seals a closed session: the Merkle root over every entry's leaf hash is worked out here, never taken from a browser, and kept for good.
 * Whoever verifies works all hashes out anew from what the rows say then. Entries that come later stand beside the seal, named as such.
 */
@Injectable()
export class SealSession {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly seals: SessionSealStore,
    private readonly queries: DosingSessionsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, sessionId: string, given: unknown): Promise<DosingSessionView> {
    await this.store.lock(caller, sessionId);
    const view = await this.queries.record(caller, sessionId);
    if (view.entries.some(({ id, kind }) => kind === 'sealed' && id === Reflect.get(Object(given), 'id'))) return view;
    const now = instantFromMs(this.clock.now().getTime());
    const { situation } = foldSession(view.session, view.entries, view.policy, now);
    const request = { kind: 'sealed', details: {}, authorId: caller.staffMemberId, roles: caller.roles } as const;
    const decision = decideStep(situation, request);
    if (!decision.allowed) throw stepRefused(decision.refusals);
    const leaves = await this.seals.leaves(caller, sessionId);
    const root = merkleRootOf(leaves.map(({ kept }) => kept));
    const entry = decodeEntry({
      ...Object(given),
      ...{ kind: 'sealed', details: { merkleRoot: root.toString('hex') }, authorId: caller.staffMemberId, receivedAt: null },
    });
    if (!entry.allowed) throw stepRefused(entry.refusals);
    await this.seals.keep(caller, sessionId, { merkle_root: root, entry_ids: leaves.map(({ id }) => id) }, this.clock.nowIso());
    await this.store.append(caller, sessionId, [entry.value], this.clock.nowIso());
    this.database.publish(caller, 'session', sessionId);
    return this.queries.view(caller, sessionId);
  }

  /** Whether the record under the seal is still the one that was sealed, and what is not. */
  async verify(caller: Caller, sessionId: string): Promise<SealView> {
    await this.queries.record(caller, sessionId);
    const seal = await this.seals.find(caller, sessionId);
    if (seal === undefined) return { seal: null };
    const leaves = await this.seals.leaves(caller, sessionId);
    const covered = new Set(seal.entry_ids);
    const later = leaves.filter(({ id }) => !covered.has(id)).length - 1; // the seal's own entry is not under itself
    const { merkle_root: root, sealed_by: sealedById, sealed_at: sealedAt } = seal;
    const faults = faultsOf(seal, leaves);
    return {
      seal: { merkleRoot: root.toString('hex'), sealedAt, sealedById, entryCount: covered.size },
      ...{ isIntact: faults.length === 0, faults, laterEntries: Math.max(0, later) },
    };
  }
}

type Fault = Extract<SealView, { isIntact: boolean }>['faults'][number];

function faultsOf(seal: SealRow, leaves: readonly LeafRow[]): Fault[] {
  const byId = new Map(leaves.map((leaf) => [leaf.id, leaf]));
  const entries = seal.entry_ids.flatMap((entryId): Fault[] => {
    const leaf = byId.get(entryId);
    if (leaf === undefined) return [{ code: 'entry-missing', entryId }];
    return leaf.found.equals(leaf.kept) ? [] : [{ code: 'entry-changed', entryId }];
  });
  if (entries.some(({ code }) => code === 'entry-missing')) return entries;
  const root = merkleRootOf(seal.entry_ids.flatMap((id) => byId.get(id)?.found ?? []));
  return root.equals(seal.merkle_root) || entries.length > 0 ? entries : [{ code: 'root-differs', entryId: null }];
}
