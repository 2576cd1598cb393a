import { Injectable } from '@nestjs/common';
import { instant, type InducedCourse, type MeasuredOutcome } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import type { Span } from './span.js';

interface InductionRow {
  readonly protocol: string;
  readonly first_dose_at: string;
  readonly reviewed_at: string | null;
}

interface OutcomeRow {
  readonly protocol: string;
  readonly instrument_id: string;
  readonly baseline: string;
  readonly latest: string | null;
  readonly courses: number;
}

/** A protocol's name as its newest course has it: one look at a plan for each protocol, not one for each course. */
const names = `names AS MATERIALIZED (SELECT p.protocol_id, (SELECT n.plan ->> 'protocolName' FROM treatment_course n
  WHERE n.clinic_id = $1 AND n.protocol_id = p.protocol_id ORDER BY n.enrolled_at DESC LIMIT 1) AS name
  FROM (SELECT DISTINCT protocol_id FROM treatment_course WHERE clinic_id = $1) p)`;

@Injectable()
export class CohortQueries {
  constructor(private readonly database: Database) {}

  /** Courses whose first dose lies in the span. */
  async inductions(caller: Caller, { from, to }: Span): Promise<InducedCourse[]> {
    const rows = await this.database.of(caller).query<InductionRow>(
      `WITH ${names}, dosed AS (SELECT m.course_id, min(m.first_dose_at) AS at FROM session_summary m
         WHERE m.clinic_id = $1 AND m.course_id IS NOT NULL GROUP BY m.course_id HAVING min(m.first_dose_at) >= $2 AND min(m.first_dose_at) < $3)
       SELECT n.name AS protocol, d.at AS first_dose_at, (SELECT min(t.taken_at) FROM course_step t WHERE t.clinic_id = $1 AND t.course_id = c.id
           AND t.event = 'start-review') AS reviewed_at
       FROM dosed d JOIN treatment_course c ON c.clinic_id = $1 AND c.id = d.course_id JOIN names n ON n.protocol_id = c.protocol_id`,
      [caller.clinicId, from, to],
    );
    return rows.map((row) => ({
      protocol: row.protocol,
      firstDoseAt: instant(row.first_dose_at),
      reviewedAt: row.reviewed_at === null ? null : instant(row.reviewed_at),
    }));
  }

  /** Baselines frozen in the span with the last complete score of instrument and course since; courses alike are one row. */
  async outcomes(caller: Caller, { from, to }: Span): Promise<MeasuredOutcome[]> {
    const rows = await this.database.of(caller).query<OutcomeRow>(
      `WITH ${names}, based AS (SELECT b.course_id, b.instrument_id, b.response_id, b.total, b.frozen_at, c.protocol_id, c.patient_id FROM measure_baseline b
         JOIN treatment_course c ON c.clinic_id = b.clinic_id AND c.id = b.course_id WHERE b.clinic_id = $1 AND b.frozen_at >= $2 AND b.frozen_at < $3),
       later AS (SELECT DISTINCT ON (b.course_id, b.instrument_id) b.course_id, b.instrument_id, r.total FROM based b
         JOIN measure_response r ON r.clinic_id = $1 AND r.patient_id = b.patient_id AND r.instrument_id = b.instrument_id AND r.taken_at > b.frozen_at
           AND r.id <> b.response_id AND r.status = 'scored' AND (r.course_id = b.course_id OR r.course_id IS NULL)
         WHERE NOT EXISTS (SELECT 1 FROM measure_response_error x WHERE x.clinic_id = $1 AND x.response_id = r.id)
         ORDER BY b.course_id, b.instrument_id, r.taken_at DESC, r.id DESC)
       SELECT n.name AS protocol, b.instrument_id, b.total AS baseline, l.total AS latest, count(*)::int AS courses FROM based b JOIN names n ON n.protocol_id = b.protocol_id
         LEFT JOIN later l ON l.course_id = b.course_id AND l.instrument_id = b.instrument_id
       GROUP BY n.name, b.instrument_id, b.total, l.total`,
      [caller.clinicId, from, to],
    );
    return rows.map(({ protocol, instrument_id: instrumentId, baseline, latest, courses }) => ({
      ...{ protocol, instrumentId, baseline: Number(baseline), courses },
      latest: latest === null ? null : Number(latest),
    }));
  }

  /** How many risk events hold dosing now: a count, which is all the matrix gives a manager of them. */
  async openRiskEvents(caller: Caller): Promise<number> {
    const [row] = await this.database.of(caller).query<{ open: number }>(
      `SELECT count(*)::int AS open FROM risk_event e WHERE e.clinic_id = $1 AND coalesce((SELECT t.disposition FROM risk_event_step t
         WHERE t.clinic_id = $1 AND t.event_id = e.id AND t.kind = 'disposition-signed' ORDER BY t.taken_at DESC, t.id DESC LIMIT 1), 'none') <> 'proceed'`,
      [caller.clinicId],
    );
    return row?.open ?? 0;
  }
}
