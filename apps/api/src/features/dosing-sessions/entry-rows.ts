import type { SessionEntry } from '@sojourn/domain';

export const entryColumns =
  'id, kind, details, occurred_at, recorded_at, received_at, author_id, device_id, device_seq, amends_id, amend_reason, clock_offset_ms';

export interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly details: unknown;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly received_at: string;
  readonly author_id: string;
  readonly device_id: string;
  readonly device_seq: string;
  readonly amends_id: string | null;
  readonly amend_reason: string | null;
  readonly clock_offset_ms: string | null;
}

/** The rows were decoded when they came in, so they are entries. */
export function entryOf(row: EntryRow): SessionEntry {
  return {
    id: row.id,
    kind: row.kind,
    details: row.details,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    receivedAt: row.received_at,
    authorId: row.author_id,
    deviceId: row.device_id,
    deviceSeq: Number(row.device_seq),
    amendsId: row.amends_id,
    ...(row.amend_reason === null ? {} : { amendReason: row.amend_reason }),
    ...(row.clock_offset_ms === null ? {} : { clockOffsetMs: Number(row.clock_offset_ms) }),
  } as SessionEntry;
}
