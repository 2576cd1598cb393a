import { Injectable } from '@nestjs/common';
import type { SessionSummary } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

interface BesideRow {
  readonly arrived_at: string | null;
  readonly overrides: number;
}

const figures = `product, phase, outcome, planned_start, first_dose_at, start_delay_min, chair_min, pauses, paused_min, vitals_due, vitals_late,
  vitals_missed, alerts, adverse_events, wastes, wasted_ug, overrides, summed_at`;
const anew = figures
  .split(',')
  .map((column) => `${column.trim()} = excluded.${column.trim()}`)
  .join(', ');

/** The only writer of session summaries. They hold nothing that the log does not: written anew they come out the same. */
@Injectable()
export class SessionSummaryStore {
  constructor(private readonly database: Database) {}

  async keep(caller: Caller, sessionId: string, summary: SessionSummary, at: string): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO session_summary (clinic_id, session_id, course_id, ${figures})
       SELECT $1, s.id, s.course_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::jsonb, $16, $17, $18, $19, $20
       FROM dosing_session s WHERE s.clinic_id = $1 AND s.id = $2
       ON CONFLICT (clinic_id, session_id) DO UPDATE SET ${anew}`,
      [
        ...[caller.clinicId, sessionId, summary.product, summary.phase, summary.outcome, summary.plannedStart, summary.firstDoseAt],
        ...[summary.startDelayMin, summary.chairMin, summary.pauses, summary.pausedMin, summary.vitalsDue, summary.vitalsLate],
        ...[summary.vitalsMissed, JSON.stringify(summary.alerts), summary.adverseEvents, summary.wastes, summary.wastedUg],
        ...[summary.overrides, at],
      ],
    );
  }

  async has(caller: Caller, sessionId: string): Promise<boolean> {
    const sql = `SELECT 1 FROM session_summary WHERE clinic_id = $1 AND session_id = $2`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, sessionId])).length > 0;
  }

  /** When the patient came, as the desk recorded it, and how many soft limits the latest order set aside. A reason for what the record does not know is none. */
  async besideLog(caller: Caller, sessionId: string): Promise<BesideRow> {
    const [row] = await this.database.of(caller).query<BesideRow>(
      `SELECT (SELECT min(t.taken_at) FROM dosing_session s JOIN appointment_step t ON t.clinic_id = s.clinic_id AND t.appointment_id = s.appointment_id
           WHERE s.clinic_id = $1 AND s.id = $2 AND t.to_state IN ('arrived', 'checked-in')) AS arrived_at,
         coalesce((SELECT (SELECT count(*)::int FROM jsonb_array_elements(o.overrides) v WHERE EXISTS (SELECT 1 FROM jsonb_array_elements(o.evaluations) e
           WHERE e ->> 'ruleId' = v ->> 'ruleId' AND e ->> 'outcome' = 'soft')) FROM dose_order o WHERE o.clinic_id = $1 AND o.session_id = $2 ORDER BY o.version DESC LIMIT 1), 0) AS overrides`,
      [caller.clinicId, sessionId],
    );
    return row ?? { arrived_at: null, overrides: 0 };
  }

  async missing(caller: Caller, from: string, to: string, now: string): Promise<string[]> {
    const rows = await this.database.of(caller).query<{ id: string }>(
      `SELECT s.id FROM dosing_session s WHERE s.clinic_id = $1 AND s.planned_start >= $2 AND s.planned_start < $3
         AND s.planned_start < $4::timestamptz - interval '1 day'
         AND NOT EXISTS (SELECT 1 FROM session_summary m WHERE m.clinic_id = $1 AND m.session_id = s.id) ORDER BY s.planned_start LIMIT 1000`,
      [caller.clinicId, from, to, now],
    );
    return rows.map(({ id }) => id);
  }
}
