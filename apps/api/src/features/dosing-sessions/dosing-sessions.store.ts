import { Injectable } from '@nestjs/common';
import type { LimitEvaluation, LimitOverride, SessionEntry, SignedDoseOrder } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { entriesAsJson, givenEntries, insertColumns } from './entry-columns.js';

export interface SessionRow {
  readonly id: string;
  readonly patient_id: string;
  readonly display_name: string;
  readonly birth_date: string | null;
  readonly record_number: string | null;
  readonly no_allergies_stated_on: string | null;
  readonly product: string;
  readonly zone: string;
  readonly planned_start: string;
  readonly team: unknown;
  readonly course_id: string | null;
  readonly appointment_id: string | null;
  readonly is_escort_required: boolean;
  readonly is_pregnancy_test_required: boolean;
  readonly lease_device_id: string | null;
  readonly order_content: unknown;
}

export interface NewSession {
  readonly id: string;
  readonly patientId: string;
  readonly courseId: string | null;
  readonly appointmentId: string | null;
  readonly product: string;
  readonly plannedStart: string;
  readonly isEscortRequired: boolean;
  readonly isPregnancyTestRequired: boolean;
}

export interface StreamedRow {
  readonly id: string;
  readonly occurred_at: string;
  readonly rows: unknown;
  readonly is_validated: boolean;
}

const patientColumns = `p.display_name, p.birth_date, p.record_number, p.no_allergies_stated_on`;
/** Whoever works in the clinic may stand at the bedside. */
const team = `(SELECT coalesce(jsonb_agg(jsonb_build_object('personId', m.id, 'roles', m.roles)), '[]') FROM
  (SELECT r.staff_member_id AS id, array_agg(r.role) AS roles FROM staff_role r WHERE r.clinic_id = $1 GROUP BY r.staff_member_id) m)`;
const columns = `s.id, s.patient_id, ${patientColumns}, s.product, s.zone, s.planned_start, s.team, s.course_id, s.appointment_id, s.is_escort_required,
  s.is_pregnancy_test_required, s.lease_device_id,
  (SELECT o.content FROM dose_order o WHERE o.clinic_id = $1 AND o.session_id = s.id ORDER BY o.version DESC LIMIT 1) AS order_content`;

const insertEntry = `INSERT INTO session_entry (${insertColumns})
  SELECT $1, $2, e.id, e.kind, e.details, e.occurred_at, e.recorded_at, $3, e.author_id, e.device_id, e.device_seq, e.amends_id, e.amend_reason, e.clock_offset_ms
  FROM ${givenEntries('$4')} ON CONFLICT DO NOTHING RETURNING id`;

/** The only writer of sessions, orders and entries. Entries are appended, never touched again. */
@Injectable()
export class DosingSessionsStore {
  constructor(private readonly database: Database) {}

  async open(caller: Caller, session: NewSession, at: string): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO dosing_session (clinic_id, id, patient_id, product, zone, planned_start, team, course_id, appointment_id, is_escort_required, is_pregnancy_test_required, opened_by, opened_at)
       SELECT $1, $2, $3, $4, c.zone, $5, ${team}, $6, $7, $8, $9, $10, $11
       FROM clinic c WHERE c.clinic_id = $1 ON CONFLICT DO NOTHING`,
      [
        caller.clinicId,
        session.id,
        session.patientId,
        session.product,
        session.plannedStart,
        session.courseId,
        session.appointmentId,
        session.isEscortRequired,
        session.isPregnancyTestRequired,
        caller.staffMemberId,
        at,
      ],
    );
  }

  async find(caller: Caller, id: string): Promise<SessionRow | undefined> {
    const sql = `SELECT ${columns} FROM dosing_session s JOIN patient p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id WHERE s.clinic_id = $1 AND s.id = $2`;
    return (await this.database.of(caller).query<SessionRow>(sql, [caller.clinicId, id]))[0];
  }

  /** A dosing visit's session as it will stand once it is opened, under the appointment's own id. */
  async planned(caller: Caller, appointmentId: string, product: string): Promise<SessionRow | undefined> {
    const sql = `SELECT a.id, a.patient_id, ${patientColumns}, $3::text AS product, c.zone, a.starts_at AS planned_start, ${team} AS team, a.course_id, a.id AS appointment_id,
        true AS is_escort_required, false AS is_pregnancy_test_required, NULL AS lease_device_id, NULL AS order_content
      FROM appointment a JOIN clinic c ON c.clinic_id = a.clinic_id JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
      WHERE a.clinic_id = $1 AND a.id = $2`;
    return (await this.database.of(caller).query<SessionRow>(sql, [caller.clinicId, appointmentId, product]))[0];
  }

  /** Serialises steps of one session: whoever comes second decides on what the first one left. */
  async lock(caller: Caller, id: string): Promise<void> {
    await this.database
      .of(caller)
      .query(`SELECT id FROM dosing_session WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE`, [caller.clinicId, id]);
  }

  async lease(caller: Caller, id: string, deviceId: string): Promise<void> {
    await this.database
      .of(caller)
      .query(`UPDATE dosing_session SET lease_device_id = $3 WHERE clinic_id = $1 AND id = $2`, [caller.clinicId, id, deviceId]);
  }

  /** Which of the entries were new. */
  async append(caller: Caller, sessionId: string, entries: readonly SessionEntry[], receivedAt: string): Promise<ReadonlySet<string>> {
    const kept = await this.database
      .of(caller)
      .query<{ id: string }>(insertEntry, [caller.clinicId, sessionId, receivedAt, entriesAsJson(entries)]);
    return new Set(kept.map(({ id }) => id));
  }

  /** Which of the entries stand in the record with this very content. */
  async known(caller: Caller, sessionId: string, entries: readonly SessionEntry[]): Promise<ReadonlySet<string>> {
    const rows = entries.map(({ id, kind, details, occurredAt }) => ({ id, kind, details, occurred_at: occurredAt }));
    const same = await this.database.of(caller).query<{ id: string }>(
      `SELECT s.id FROM jsonb_to_recordset($3::jsonb) AS e (id uuid, kind text, details jsonb, occurred_at timestamptz)
       JOIN session_entry s ON s.clinic_id = $1 AND s.session_id = $2 AND s.id = e.id
       WHERE s.kind = e.kind AND s.details = e.details AND s.occurred_at = e.occurred_at`,
      [caller.clinicId, sessionId, JSON.stringify(rows)],
    );
    return new Set(same.map(({ id }) => id));
  }

  /** The number of a device's last entry in a session; nought before its first. */
  async lastSeq(caller: Caller, sessionId: string, deviceId: string): Promise<number> {
    const sql = `SELECT coalesce(max(device_seq), 0) AS last FROM session_entry WHERE clinic_id = $1 AND session_id = $2 AND device_id = $3`;
    const [row] = await this.database.of(caller).query<{ last: string }>(sql, [caller.clinicId, sessionId, deviceId]);
    return Number(row?.last ?? 0);
  }

  /** The caller's own batches of the minute up to a moment, the newest wording of each under the id it came in with, and whether somebody validated a row. */
  async streamedNear(caller: Caller, sessionId: string, at: string): Promise<StreamedRow[]> {
    return this.database.of(caller).query<StreamedRow>(
      `SELECT coalesce(e.amends_id, e.id) AS id, e.occurred_at, e.details -> 'rows' AS rows, EXISTS (SELECT 1 FROM session_entry v WHERE v.clinic_id = $1 AND v.session_id = $2
           AND v.kind = 'vitals-taken' AND v.details -> 'validates' ->> 'entryId' IN (e.id::text, e.amends_id::text)) AS is_validated
       FROM session_entry e WHERE e.clinic_id = $1 AND e.session_id = $2 AND e.kind = 'vitals-streamed' AND e.device_id = $3
         AND e.occurred_at BETWEEN $4::timestamptz - interval '60 seconds' AND $4::timestamptz
         AND NOT EXISTS (SELECT 1 FROM session_entry a WHERE a.clinic_id = $1 AND a.session_id = $2 AND a.amends_id = e.id)
       ORDER BY e.occurred_at DESC, e.id DESC`,
      [caller.clinicId, sessionId, caller.deviceId, at],
    );
  }

  async sign(
    caller: Caller,
    sessionId: string,
    order: SignedDoseOrder,
    evaluations: readonly LimitEvaluation[],
    overrides: readonly LimitOverride[],
  ): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO dose_order (clinic_id, session_id, id, version, content, evaluations, overrides, signed_by, signed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (clinic_id, session_id, id) DO NOTHING`,
      [
        caller.clinicId,
        sessionId,
        order.id,
        order.version,
        JSON.stringify(order),
        JSON.stringify(evaluations.map(plain)),
        JSON.stringify(overrides),
        caller.staffMemberId,
        order.signedAt,
      ],
    );
  }
}

/** Exact fractions are kept as text. */
function plain(evaluation: LimitEvaluation): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(evaluation).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? String(value.toFraction()) : value,
    ]),
  );
}
