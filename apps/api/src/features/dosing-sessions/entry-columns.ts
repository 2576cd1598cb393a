import type { SessionEntry } from '@sojourn/domain';

export const insertColumns =
  'clinic_id, session_id, id, kind, details, occurred_at, recorded_at, received_at, author_id, device_id, device_seq, amends_id, amend_reason, clock_offset_ms';

/** The entries of one JSON parameter as rows named `e`. */
export function givenEntries(parameter: string): string {
  return `jsonb_to_recordset(${parameter}::jsonb) AS e (id uuid, kind text, details jsonb, occurred_at timestamptz, recorded_at timestamptz,
    author_id uuid, device_id uuid, device_seq bigint, amends_id uuid, amend_reason text, clock_offset_ms bigint)`;
}

export function entriesAsJson(entries: readonly SessionEntry[]): string {
  const rows = entries.map((entry) => ({
    id: entry.id,
    kind: entry.kind,
    details: entry.details,
    occurred_at: entry.occurredAt,
    recorded_at: entry.recordedAt,
    author_id: entry.authorId,
    device_id: entry.deviceId,
    device_seq: entry.deviceSeq,
    amends_id: entry.amendsId,
    amend_reason: entry.amendReason ?? null,
    clock_offset_ms: entry.clockOffsetMs ?? null,
  }));
  return JSON.stringify(rows);
}
