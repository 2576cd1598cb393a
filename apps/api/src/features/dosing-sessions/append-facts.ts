import { Injectable } from '@nestjs/common';
import type { SessionEntry } from '@sojourn/domain';
import { AuditTrail, auditColumns } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { OneStatement } from '../../platform/database/one-statement.js';
import { entriesAsJson, givenEntries, insertColumns } from './entry-columns.js';

/** The act's name in the audit trail. */
export const recordingAct = 'dosing-session.record-entries';

export interface Appended {
  readonly kept: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  /** The session has ended and has a summary, which what is new changes. */
  readonly isSummed: boolean;
}

/**
 * The session, what is new, what stood there before with this very content, and the audit entry. All parts see the record as it was when the
 * statement began: an entry that somebody else commits meanwhile is neither kept nor known here.
 */
const appendFacts = {
  name: 'append-facts',
  text: `WITH session AS (SELECT s.id, s.patient_id FROM dosing_session s WHERE s.clinic_id = $1 AND s.id = $2),
    given AS MATERIALIZED (SELECT e.* FROM ${givenEntries('$4')}),
    kept AS (INSERT INTO session_entry (${insertColumns})
      SELECT $1, session.id, e.id, e.kind, e.details, e.occurred_at, e.recorded_at, $3, e.author_id, e.device_id, e.device_seq, e.amends_id, e.amend_reason, e.clock_offset_ms
      FROM session CROSS JOIN given e ON CONFLICT DO NOTHING RETURNING id),
    known AS (SELECT s.id FROM given e JOIN session_entry s ON s.clinic_id = $1 AND s.session_id = $2 AND s.id = e.id
      WHERE s.kind = e.kind AND s.details = e.details AND s.occurred_at = e.occurred_at),
    audited AS (INSERT INTO audit_entry (${auditColumns})
      SELECT $1, $5::uuid, $6::timestamptz, $7::uuid, $8::uuid, $9::text[], $10::uuid, $11, $12, $13, $14, $2, session.patient_id, NULL FROM session)
    SELECT (SELECT coalesce(json_agg(id), '[]') FROM kept) AS kept, (SELECT coalesce(json_agg(id), '[]') FROM known) AS known,
      EXISTS (SELECT 1 FROM session_summary m WHERE m.clinic_id = $1 AND m.session_id = $2) AS is_summed FROM session`,
};

/** Appends facts in one statement and one round trip, audit entry included: half of what the bedside waits for is otherwise the way there and back. */
@Injectable()
export class AppendFacts {
  constructor(
    private readonly oneStatement: OneStatement,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Undefined where the clinic has no such session; then nothing was written. */
  async execute(caller: Caller, sessionId: string, facts: readonly SessionEntry[]): Promise<Appended | undefined> {
    const [, ...entry] = this.audit.entryOf(caller, { action: recordingAct, outcome: 'done' });
    const values = [caller.clinicId, sessionId, this.clock.nowIso(), entriesAsJson(facts), ...entry.slice(0, 10)];
    const [row] = await this.oneStatement.run<{ kept: string[]; known: string[]; is_summed: boolean }>(
      caller.clinicId,
      appendFacts,
      values,
    );
    if (row === undefined) return undefined;
    this.database.hasAudited(caller);
    if (row.kept.length > 0) this.database.publish(caller, 'session', sessionId);
    return { kept: new Set(row.kept), known: new Set(row.known), isSummed: row.is_summed };
  }
}
