import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { ExportedEntry } from '../../platform/audit-trail/sealing/audit-leaf.js';
import { SealStore } from '../../platform/audit-trail/sealing/seal.store.js';
import type { AuditExport } from '../../platform/audit-trail/sealing/verify-export.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type ClinicData } from '../../platform/database/database.js';

const sealsPerExport = 500;
const entriesPerExport = 20_000;

export const exportQuery = z.object({ after: z.coerce.number().int().min(0).max(2_000_000_000).default(0) });

export interface SealingState {
  readonly seals: number;
  readonly entriesSealed: number;
  readonly lastSealedAt: string | null;
  readonly entriesWaiting: number;
  readonly oldestWaitingAt: string | null;
}

const at = `to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const entrySql = `SELECT e.id, ${at} AS at, e.person_id AS "personId", e.staff_member_id AS "staffMemberId", e.roles, e.device_id AS "deviceId",
    e.address, e.request_id AS "requestId", e.action, e.outcome, e.entity_id AS "entityId", e.patient_id AS "patientId", e.reason,
    encode(e.leaf_hash, 'hex') AS "leafHash"
  FROM audit_entry e WHERE e.clinic_id = $1`;

/** Reads the audit trail; it is written by the platform alone. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly database: Database,
    private readonly store: SealStore,
    private readonly clock: Clock,
  ) {}

  async sealing(caller: Caller): Promise<SealingState> {
    const data = this.database.of(caller);
    const last = await this.store.last(data, caller.clinicId);
    const [waiting] = await data.query<Pick<SealingState, 'entriesWaiting' | 'oldestWaitingAt'>>(
      `SELECT count(*)::int AS "entriesWaiting", min(e.at) AS "oldestWaitingAt" FROM audit_unsealed u
       JOIN audit_entry e ON e.clinic_id = u.clinic_id AND e.id = u.entry_id WHERE u.clinic_id = $1`,
      [caller.clinicId],
    );
    const sealed =
      last === null
        ? { seals: 0, entriesSealed: 0, lastSealedAt: null }
        : { seals: last.number, entriesSealed: last.total, lastSealedAt: last.sealedAt };
    return { ...sealed, entriesWaiting: waiting?.entriesWaiting ?? 0, oldestWaitingAt: waiting?.oldestWaitingAt ?? null };
  }

  /**
   * The seals after seal `after`, as many as fit, with the entries they cover. The newest stretch also holds what waits for its seal and
   * every entry that is under no seal at all, so that an entry slipped in shows.
   */
  async export(caller: Caller, after: number): Promise<AuditExport> {
    const data = this.database.of(caller);
    const found = await this.store.from(data, caller.clinicId, Math.max(1, after), sealsPerExport + 2);
    const before = after === 0 ? null : found.find(({ number }) => number === after);
    const next = found.filter(({ number }) => number > after);
    const seals = next.slice(0, fitting(next.map(({ count }) => count)));
    const isLast = seals.length === next.length;
    const covered = await this.entries(data, caller, `e.id = ANY ($2::uuid[])`, [seals.flatMap(({ entryIds }) => entryIds)]);
    const waiting = isLast ? await this.entries(data, caller, isWaiting, []) : [];
    const total = seals.at(-1)?.total ?? before?.total ?? 0;
    const slippedIn = isLast ? await this.slippedIn(data, caller, total + waiting.length) : [];
    return {
      format: 'sojourn-audit-export-1',
      clinicId: caller.clinicId,
      exportedAt: this.clock.nowIso(),
      after: before === null || before === undefined ? null : withoutIds(before),
      seals,
      isLast,
      unsealedIds: waiting.map(({ id }) => id),
      entries: [...covered, ...waiting, ...slippedIn],
    };
  }

  private entries(data: ClinicData, caller: Caller, which: string, parameters: readonly unknown[]): Promise<ExportedEntry[]> {
    return data.query(`${entrySql} AND ${which} ORDER BY e.id`, [caller.clinicId, ...parameters]);
  }

  /** Entries that neither a seal covers nor the queue knows. Looked for only when there are more entries than accounted for. */
  private async slippedIn(data: ClinicData, caller: Caller, accounted: number): Promise<ExportedEntry[]> {
    const [held] = await data.query<{ count: string }>(`SELECT count(*) AS count FROM audit_entry WHERE clinic_id = $1`, [caller.clinicId]);
    if (Number(held?.count ?? 0) <= accounted) return [];
    return this.entries(data, caller, `NOT ${isWaiting} AND ${isUnderNoSeal}`, []);
  }
}

const isWaiting = `e.id IN (SELECT u.entry_id FROM audit_unsealed u WHERE u.clinic_id = $1)`;
const isUnderNoSeal = `e.id NOT IN (SELECT unnest(s.entry_ids) FROM audit_seal s WHERE s.clinic_id = $1)`;

/** How many seals, from the first, stay within what one export may hold; at least one. */
function fitting(counts: readonly number[]): number {
  let entries = 0;
  const over = counts.findIndex((count) => (entries += count) > entriesPerExport);
  const most = over === -1 ? counts.length : Math.max(1, over);
  return Math.min(most, sealsPerExport);
}

function withoutIds({ entryIds: _, ...seal }: Awaited<ReturnType<SealStore['from']>>[number]): NonNullable<AuditExport['after']> {
  return seal;
}
