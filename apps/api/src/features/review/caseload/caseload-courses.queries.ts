import { Injectable } from '@nestjs/common';
import { defaultCaseloadPolicy, outcomeReason, type CaseloadRow } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { isOnlyBegun } from '../../outcome-measures/index.js';

interface CourseRow {
  readonly course_id: string;
  readonly patient_id: string;
  readonly name: string;
}

interface OutcomeRow extends CourseRow {
  readonly instrument_id: string;
  readonly baseline: string;
  readonly latest: string;
  readonly doses: number;
}

/** Courses that go on, of one care team ($2) or of everybody (null). */
const active = `active AS (SELECT c.id AS course_id, c.patient_id, c.state, p.display_name AS name FROM treatment_course c
  JOIN patient p ON p.clinic_id = c.clinic_id AND p.id = c.patient_id
  WHERE c.clinic_id = $1 AND c.state IN ('induction', 'review', 'maintenance', 'integration-only') AND ($2::uuid IS NULL
    OR EXISTS (SELECT 1 FROM course_team t WHERE t.clinic_id = $1 AND t.course_id = c.id AND t.staff_member_id = $2)))`;

@Injectable()
export class CaseloadCourses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Who gets worse, or does not respond after enough doses, by each instrument with a frozen baseline. */
  async outcomes(caller: Caller, memberId: string | null): Promise<CaseloadRow[]> {
    const rows = await this.database.of(caller).query<OutcomeRow>(
      `WITH ${active} SELECT DISTINCT ON (a.name, a.course_id, b.instrument_id) a.course_id, a.patient_id, a.name, b.instrument_id, b.total AS baseline, r.total AS latest,
         (SELECT count(*)::int FROM session_summary m WHERE m.clinic_id = $1 AND m.course_id = a.course_id AND m.first_dose_at IS NOT NULL) AS doses
       FROM active a JOIN measure_baseline b ON b.clinic_id = $1 AND b.course_id = a.course_id
       JOIN measure_response r ON r.clinic_id = $1 AND r.patient_id = a.patient_id AND r.instrument_id = b.instrument_id AND r.taken_at > b.frozen_at
         AND r.id <> b.response_id AND r.status = 'scored' AND (r.course_id = b.course_id OR r.course_id IS NULL)
       WHERE NOT EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = r.id)
       ORDER BY a.name, a.course_id, b.instrument_id, r.taken_at DESC, r.id DESC`,
      [caller.clinicId, memberId],
    );
    return rows.flatMap((row): CaseloadRow[] => {
      const { instrument_id: instrumentId, doses } = row;
      const found = outcomeReason(
        { instrumentId, baseline: Number(row.baseline), latest: Number(row.latest), doses },
        defaultCaseloadPolicy,
      );
      return found === null
        ? []
        : [{ id: `${row.course_id} ${instrumentId}`, patient: patientOf(row), address: `/patients/${row.patient_id}/measures`, ...found }];
    });
  }

  /** In a dosing phase, nothing booked ahead, and no dose for longer than the policy's days. */
  async droppedOut(caller: Caller, memberId: string | null): Promise<CaseloadRow[]> {
    const days = defaultCaseloadPolicy.droppedOutAfterDays;
    const rows = await this.database.of(caller).query<CourseRow>(
      `WITH ${active} SELECT a.course_id, a.patient_id, a.name FROM active a WHERE a.state IN ('induction', 'maintenance')
         AND (SELECT max(m.first_dose_at) FROM session_summary m WHERE m.clinic_id = $1 AND m.course_id = a.course_id) < $3::timestamptz - make_interval(days => $4)
         AND NOT EXISTS (SELECT 1 FROM appointment v WHERE v.clinic_id = $1 AND v.patient_id = a.patient_id AND v.starts_at >= $3
           AND v.state IN ('requested', 'waitlisted', 'held', 'booked', 'confirmed'))
       ORDER BY a.name, a.course_id`,
      [caller.clinicId, memberId, this.clock.nowIso(), days],
    );
    const detail = `No dose for more than ${days} days and no visit booked.`;
    return rows.map((row) => ({
      id: `${row.course_id} left`,
      reason: 'dropped-out',
      patient: patientOf(row),
      detail,
      address: `/patients/${row.patient_id}`,
    }));
  }

  /** Doses without an integration session since, where none is booked in the policy's hours after the last of them. */
  async integrationDue(caller: Caller, memberId: string | null): Promise<CaseloadRow[]> {
    const { integrationAfterDoses: doses, integrationWithinHours: hours, droppedOutAfterDays: days } = defaultCaseloadPolicy;
    const rows = await this.database.of(caller).query<CourseRow & { doses: number; is_over: boolean }>(
      `WITH ${active} SELECT a.course_id, a.patient_id, a.name, d.doses, d.last_at + make_interval(hours => $5) < $3::timestamptz AS is_over FROM active a
         CROSS JOIN LATERAL (SELECT count(*)::int AS doses, max(m.first_dose_at) AS last_at FROM session_summary m WHERE m.clinic_id = $1 AND m.course_id = a.course_id
           AND m.first_dose_at > coalesce((SELECT max(v.starts_at) FROM appointment v WHERE v.clinic_id = $1 AND v.patient_id = a.patient_id
             AND v.visit_type = 'integration' AND v.state IN ('arrived', 'checked-in', 'in-progress', 'completed')), '-infinity')) d
       WHERE d.doses >= $4 AND d.last_at > $3::timestamptz - make_interval(days => $6)
         AND NOT EXISTS (SELECT 1 FROM appointment v WHERE v.clinic_id = $1 AND v.patient_id = a.patient_id AND v.visit_type = 'integration' AND v.starts_at > d.last_at
           AND v.starts_at <= d.last_at + make_interval(hours => $5) AND v.state IN ('requested', 'waitlisted', 'held', 'booked', 'confirmed'))
       ORDER BY d.last_at, a.name, a.course_id`,
      [caller.clinicId, memberId, this.clock.nowIso(), doses, hours, days],
    );
    return rows.map((row) => {
      const end = row.is_over ? `the ${hours} hours after the last dose are over` : `one is due within ${hours} hours of the last dose`;
      const detail = `${row.doses} doses without an integration session; ${end}, and none is booked.`;
      return {
        id: `${row.course_id} integration`,
        reason: 'integration-due',
        patient: patientOf(row),
        detail,
        address: `/patients/${row.patient_id}/courses`,
      };
    });
  }

  /** Check-ins whose window closed in the last month without an answer. */
  async overdue(caller: Caller, memberId: string | null): Promise<CaseloadRow[]> {
    const rows = await this.database.of(caller).query<CourseRow & { id: string; unanswered: number }>(
      `WITH ${active} SELECT q.id, a.course_id, a.patient_id, a.name, cardinality(q.instruments)::int - answered.count AS unanswered FROM active a
         JOIN measure_assignment q ON q.clinic_id = $1 AND q.course_id = a.course_id AND q.place = 'anywhere' AND q.closes_at < $3 AND q.closes_at > $3::timestamptz - interval '30 days'
         CROSS JOIN LATERAL (SELECT count(DISTINCT r.instrument_id)::int AS count FROM measure_response r WHERE r.clinic_id = $1 AND r.assignment_id = q.id AND NOT ${isOnlyBegun('r')}) answered
       WHERE answered.count < cardinality(q.instruments) ORDER BY a.name, q.closes_at`,
      [caller.clinicId, memberId, this.clock.nowIso()],
    );
    return rows.map((row) => {
      const detail =
        row.unanswered === 1 ? '1 measure was not answered in its time.' : `${row.unanswered} measures were not answered in their time.`;
      return {
        id: `check-in ${row.id}`,
        reason: 'check-in-overdue',
        patient: patientOf(row),
        detail,
        address: `/patients/${row.patient_id}/measures`,
      };
    });
  }
}

function patientOf({ patient_id: id, name }: CourseRow): CaseloadRow['patient'] {
  return { id, name };
}
