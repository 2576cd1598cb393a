import { Injectable } from '@nestjs/common';
import { calendarReachDays, holdsResources, type AppointmentState, type CalendarVisit } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

interface VisitRow {
  readonly id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly sequence: number;
  readonly state: AppointmentState;
  readonly is_held: boolean;
  readonly changed_at: string;
}

const dayMs = 86_400_000;

/**
 * One row a visit: from the first minute that it holds the person until the last, as it was booked or once was. A visit that was moved is still the
 * one it was first: its latest place that holds the person counts, and its changes are counted through all places up to that one.
 */
const sql = `WITH RECURSIVE held AS (
    SELECT a.id, a.state, min(b.starts_at) AS starts_at, max(b.ends_at) AS ends_at, bool_or(b.status <> 'cancelled') AS is_held,
      coalesce((SELECT max(s.taken_at) FROM appointment_step s WHERE s.clinic_id = $1 AND s.appointment_id = a.id), a.booked_at) AS changed_at
    FROM resource_booking b JOIN appointment a ON a.clinic_id = b.clinic_id AND a.id = b.appointment_id
    WHERE b.clinic_id = $1 AND b.resource_id = $2 AND b.starts_at >= $3 AND b.starts_at < $4
    GROUP BY a.clinic_id, a.id, a.state, a.booked_at),
  place AS (
    SELECT h.id AS held_id, a.id, a.replaces_id, a.version FROM held h JOIN appointment a ON a.clinic_id = $1 AND a.id = h.id
    UNION ALL SELECT p.held_id, b.id, b.replaces_id, b.version FROM place p JOIN appointment b ON b.clinic_id = $1 AND b.id = p.replaces_id),
  visit AS (
    SELECT held_id, (array_agg(id) FILTER (WHERE replaces_id IS NULL))[1] AS first_id, sum(version)::int AS sequence FROM place GROUP BY held_id),
  latest AS (
    SELECT DISTINCT ON (v.first_id) v.first_id AS id, v.sequence, h.state, h.starts_at, h.ends_at, h.is_held, h.changed_at
    FROM visit v JOIN held h ON h.id = v.held_id ORDER BY v.first_id, v.sequence DESC)
  SELECT * FROM latest ORDER BY starts_at, id`;

@Injectable()
export class CalendarVisitsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A person's visits within the calendar's reach. */
  async of(caller: Caller, staffMemberId: string): Promise<CalendarVisit[]> {
    const now = this.clock.now().getTime();
    const [from, until] = [now - calendarReachDays.back * dayMs, now + calendarReachDays.ahead * dayMs].map((at) =>
      new Date(at).toISOString(),
    );
    const rows = await this.database.of(caller).query<VisitRow>(sql, [caller.clinicId, staffMemberId, from, until]);
    return rows.map((row) => ({
      id: row.id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      sequence: row.sequence,
      changedAt: row.changed_at,
      isCancelled: !row.is_held || !holdsResources(row.state),
    }));
  }
}
