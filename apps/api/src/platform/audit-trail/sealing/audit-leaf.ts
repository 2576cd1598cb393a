import * as z from 'zod';
import { leafHashOf } from './merkle.js';

const id = z.uuid().nullable();

/** One audit entry as it leaves the database: every field that its leaf hash covers, and the hash as the row keeps it. */
export const exportedEntry = z.strictObject({
  id: z.uuid(),
  /** UTC with microseconds, as the database hashed it. */
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
  personId: id,
  staffMemberId: id,
  roles: z.array(z.string()),
  deviceId: id,
  address: z.string().nullable(),
  requestId: z.string(),
  action: z.string(),
  outcome: z.string(),
  entityId: id,
  patientId: id,
  reason: z.string().nullable(),
  leafHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ExportedEntry = z.infer<typeof exportedEntry>;

/** The leaf of an entry, from its content alone: PostgreSQL's text of a JSON array, which puts a space after each comma. */
export function leafOf(clinicId: number, entry: ExportedEntry): Buffer {
  const who = [entry.personId, entry.staffMemberId, entry.roles, entry.deviceId, entry.address, entry.requestId];
  const what = [entry.action, entry.outcome, entry.entityId, entry.patientId, entry.reason];
  return leafHashOf(Buffer.from(jsonText([clinicId, entry.id, entry.at, ...who, ...what]), 'utf8'));
}

function jsonText(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(jsonText).join(', ')}]` : JSON.stringify(value);
}
