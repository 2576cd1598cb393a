import { Injectable } from '@nestjs/common';
import {
  begunOccasions,
  doseEntryKinds,
  instantFromMs,
  measureTrends,
  type BaselineView,
  type DoseMark,
  type FirstDose,
  type LocalDate,
  type MeasuredCourse,
  type MeasureResponseView,
  type MeasureScore,
  type PatientMeasuresView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { isOnlyBegun } from './answers-check-in.js';
import type { NewResponse } from './outcome-measures.store.js';

interface ResponseRow {
  readonly id: string;
  readonly instrument_id: string;
  readonly scores: MeasureResponseView['score'];
  readonly taken_at: string;
  readonly taken_on: LocalDate;
  readonly setting: MeasureResponseView['setting'];
  readonly occasion: string | null;
  readonly course_id: string | null;
  readonly recorded_by: string | null;
  readonly recorder: string | null;
  readonly recorded_at: string;
  readonly error_by: string | null;
  readonly error_name: string | null;
  readonly error_reason: string;
  readonly error_at: string;
}

interface BaselineRow {
  readonly course_id: string;
  readonly instrument_id: string;
  readonly response_id: string;
  readonly recall_window: string;
  readonly total: string;
  readonly answered_on: LocalDate;
  readonly is_screening_score: boolean;
  readonly policy_version: string;
  readonly frozen_at: string;
}

export interface MeasuredPatient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
}

@Injectable()
export class MeasuresQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A patient's forms by instrument, with the newest course's frozen baselines and what has changed since. */
  async ofPatient(caller: Caller, patientId: string): Promise<PatientMeasuresView> {
    const { id, name, birthDate } = await this.patient(caller, patientId);
    const responses = await this.responses(caller, patientId);
    const frozen = await this.baselines(caller, patientId);
    const now = await this.moment(caller, this.clock.nowIso());
    const courses = await this.courses(caller, patientId);
    return {
      patient: { id, name, birthDate },
      courses,
      trends: measureTrends(responses, frozen, now),
      doses: await this.doses(caller, patientId),
    };
  }

  async responses(caller: Caller, patientId: string): Promise<MeasureResponseView[]> {
    const rows = await this.database.of(caller).query<ResponseRow>(
      `SELECT r.id, r.instrument_id, r.scores, r.taken_at, to_char(r.taken_at AT TIME ZONE c.zone, 'YYYY-MM-DD') AS taken_on, r.setting, r.occasion, r.course_id,
         r.recorded_by, m.display_name AS recorder, r.recorded_at, x.marked_by AS error_by, y.display_name AS error_name, x.reason AS error_reason, x.marked_at AS error_at
       FROM measure_response r JOIN clinic c ON c.clinic_id = r.clinic_id
       LEFT JOIN staff_member m ON m.clinic_id = r.clinic_id AND m.id = r.recorded_by
       LEFT JOIN measure_response_error x ON x.clinic_id = r.clinic_id AND x.response_id = r.id
       LEFT JOIN staff_member y ON y.clinic_id = x.clinic_id AND y.id = x.marked_by
       WHERE r.clinic_id = $1 AND r.patient_id = $2 ORDER BY r.taken_at, r.id`,
      [caller.clinicId, patientId],
    );
    return rows.map(responseOf);
  }

  /** A form of the patient's under this id, or one with the same answers to the same check-in. */
  async sameResponse(caller: Caller, sent: NewResponse): Promise<{ readonly id: string; readonly score: MeasureScore } | null> {
    const [kept] = await this.database.of(caller).query<{ id: string; score: MeasureScore }>(
      `SELECT r.id, r.scores AS score FROM measure_response r WHERE r.clinic_id = $1 AND r.patient_id = $2 AND (r.id = $3 OR (
         r.assignment_id = $4 AND r.instrument_id = $5 AND r.answers = $6::jsonb AND ${isOnlyBegun('r')} = $7
         AND NOT EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = r.id)))
       ORDER BY r.id = $3 DESC, r.recorded_at LIMIT 1`,
      [
        ...[caller.clinicId, sent.patientId, sent.id, sent.assignmentId, sent.score.instrument, JSON.stringify(sent.score.answers)],
        begunOccasions.some((begun) => begun === sent.occasion),
      ],
    );
    return kept ?? null;
  }

  /** What of a form of this check-in came by itself while the form was being filled in, and was not marked as wrong since. */
  async begun(caller: Caller, assignmentId: string, instrument: string): Promise<string[]> {
    const rows = await this.database.of(caller).query<{ id: string }>(
      `SELECT r.id FROM measure_response r WHERE r.clinic_id = $1 AND r.assignment_id = $2 AND r.instrument_id = $3 AND ${isOnlyBegun('r')}
           AND NOT EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = r.id)`,
      [caller.clinicId, assignmentId, instrument],
    );
    return rows.map(({ id }) => id);
  }

  /** The risk event that a form opened or was added to. */
  async riskEventOf(caller: Caller, responseId: string): Promise<string | null> {
    const [row] = await this.database.of(caller).query<{ id: string }>(
      `SELECT e.id FROM risk_event e WHERE e.clinic_id = $1 AND e.response_id = $2
       UNION ALL SELECT s.event_id FROM risk_event_step s WHERE s.clinic_id = $1 AND s.id = $2 AND s.kind = 'finding-added' LIMIT 1`,
      [caller.clinicId, responseId],
    );
    return row?.id ?? null;
  }

  /** The baselines of the patient's newest course that has any. */
  async baselines(caller: Caller, patientId: string): Promise<BaselineView[]> {
    const rows = await this.database.of(caller).query<BaselineRow>(
      `SELECT b.course_id, b.instrument_id, b.response_id, b.recall_window, b.total, b.answered_on, b.is_screening_score, b.policy_version, b.frozen_at
       FROM measure_baseline b WHERE b.clinic_id = $1 AND b.course_id = (SELECT t.id FROM treatment_course t
         WHERE t.clinic_id = $1 AND t.patient_id = $2 AND EXISTS (SELECT 1 FROM measure_baseline o WHERE o.clinic_id = $1 AND o.course_id = t.id)
         ORDER BY t.enrolled_at DESC, t.id DESC LIMIT 1)`,
      [caller.clinicId, patientId],
    );
    return rows.map(baselineOf);
  }

  /** First doses as the summary of an ended session has them, else as the log of a running one says. */
  private doses(caller: Caller, patientId: string): Promise<DoseMark[]> {
    return this.database.of(caller).query<DoseMark>(
      `SELECT d."sessionId", d.at FROM (SELECT s.id AS "sessionId", CASE WHEN m.session_id IS NOT NULL THEN m.first_dose_at ELSE
           (SELECT min(e.occurred_at) FROM session_entry e WHERE e.clinic_id = $1 AND e.session_id = s.id AND e.kind = ANY ($3::text[])
             AND NOT EXISTS (SELECT 1 FROM session_entry a WHERE a.clinic_id = $1 AND a.session_id = s.id AND a.amends_id = e.id)) END AS at
         FROM dosing_session s LEFT JOIN session_summary m ON m.clinic_id = s.clinic_id AND m.session_id = s.id
         WHERE s.clinic_id = $1 AND s.patient_id = $2) d WHERE d.at IS NOT NULL ORDER BY d.at, d."sessionId"`,
      [caller.clinicId, patientId, [...doseEntryKinds]],
    );
  }

  private courses(caller: Caller, patientId: string): Promise<MeasuredCourse[]> {
    return this.database.of(caller).query<MeasuredCourse>(
      `SELECT t.id, to_char(t.starts_on, 'YYYY-MM-DD') AS "startsOn", t.state,
         EXISTS (SELECT 1 FROM measure_baseline b WHERE b.clinic_id = $1 AND b.course_id = t.id) AS "isBaselineFrozen"
       FROM treatment_course t WHERE t.clinic_id = $1 AND t.patient_id = $2 ORDER BY t.enrolled_at DESC, t.id DESC`,
      [caller.clinicId, patientId],
    );
  }

  async patient(caller: Caller, id: string): Promise<MeasuredPatient> {
    const sql = `SELECT id, display_name AS name, birth_date AS "birthDate", coalesce(identity ->> 'gender', 'unknown') AS sex FROM patient WHERE clinic_id = $1 AND id = $2`;
    const [row] = await this.database.of(caller).query<MeasuredPatient>(sql, [caller.clinicId, id]);
    if (row === undefined) throw notFound('Patient');
    this.database.concerns(caller, { patientId: id });
    return row;
  }

  /** Throws "not found" when the course is not one of this patient. */
  async courseOf(caller: Caller, patientId: string, courseId: string): Promise<void> {
    const sql = `SELECT 1 FROM treatment_course WHERE clinic_id = $1 AND id = $2 AND patient_id = $3`;
    const found = await this.database.of(caller).query(sql, [caller.clinicId, courseId, patientId]);
    if (found.length === 0) throw notFound('Course');
  }

  /** An instant with its day in the clinic's zone. */
  async moment(caller: Caller, at: string): Promise<FirstDose> {
    const sql = `SELECT to_char($2::timestamptz AT TIME ZONE zone, 'YYYY-MM-DD') AS day FROM clinic WHERE clinic_id = $1`;
    const [row] = await this.database.of(caller).query<{ day: LocalDate }>(sql, [caller.clinicId, at]);
    if (row === undefined) throw new Error('The caller works for a clinic that does not exist');
    return { startedAt: instantFromMs(Date.parse(at)), startedOn: row.day };
  }
}

function responseOf(row: ResponseRow): MeasureResponseView {
  const error = { reason: row.error_reason, at: row.error_at };
  return {
    id: row.id,
    instrumentId: row.instrument_id,
    score: row.scores,
    takenAt: row.taken_at,
    takenOn: row.taken_on,
    setting: row.setting,
    occasion: row.occasion,
    courseId: row.course_id,
    recordedBy: row.recorded_by === null ? null : { id: row.recorded_by, name: row.recorder ?? 'Unknown' },
    recordedAt: row.recorded_at,
    enteredInError: row.error_by === null ? null : { ...error, by: { id: row.error_by, name: row.error_name ?? 'Unknown' } },
  };
}

function baselineOf(row: BaselineRow): BaselineView {
  return {
    responseId: row.response_id,
    instrument: row.instrument_id,
    recallWindow: row.recall_window,
    total: Number(row.total),
    answeredOn: row.answered_on,
    policyVersion: row.policy_version,
    isScreeningScore: row.is_screening_score,
    isFrozen: true,
    frozenAt: row.frozen_at,
    courseId: row.course_id,
  };
}
