import { Injectable } from '@nestjs/common';
import {
  awayMinutes,
  instantFromMs,
  openMinutes,
  openingHours,
  siteHours,
  type AnalyticsRange,
  type ResourceKind,
  type UseFigures,
  type VisitFigures,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import type { Span } from './span.js';

interface UseRow {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly hours: unknown;
  readonly site_hours: unknown;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly booked_min: number;
  readonly zone: string;
  /** Absences that reach into the span, each from and to in milliseconds. */
  readonly away: readonly (readonly [from: number, to: number])[];
}

@Injectable()
export class VisitFiguresQueries {
  constructor(private readonly database: Database) {}

  /** Visits whose time has come. Those entered in error never were. */
  byType(caller: Caller, { from, to, now }: Span): Promise<VisitFigures[]> {
    return this.database.of(caller).query<VisitFigures>(
      `SELECT a.visit_type AS "visitType", count(*)::int AS visits,
         (count(*) FILTER (WHERE a.state IN ('arrived', 'checked-in', 'in-progress', 'completed')))::int AS attended,
         (count(*) FILTER (WHERE a.state = 'no-show'))::int AS "noShows",
         (count(*) FILTER (WHERE a.state = 'cancelled-late'))::int AS "cancelledLate",
         (count(*) FILTER (WHERE a.state IN ('cancelled-patient', 'cancelled-clinic')))::int AS cancelled,
         (count(*) FILTER (WHERE a.state IN ('requested', 'waitlisted', 'held', 'booked', 'confirmed')))::int AS open
       FROM appointment a WHERE a.clinic_id = $1 AND a.starts_at >= $2 AND a.starts_at < least($3::timestamptz, $4::timestamptz)
         AND a.state <> 'entered-in-error'
       GROUP BY a.visit_type ORDER BY count(*) DESC, a.visit_type`,
      [caller.clinicId, from, to, now],
    );
  }

  /** Rooms, pumps and people that are in use, or were booked in these days. Time somebody is away is not offered. */
  async use(caller: Caller, span: Span, days: AnalyticsRange): Promise<UseFigures[]> {
    const rows = await this.database.of(caller).query<UseRow>(
      `WITH booked AS (SELECT k.resource_id, sum(extract(epoch FROM k.ends_at - k.starts_at) / 60 * k.load)::float AS minutes FROM resource_booking k
         WHERE k.clinic_id = $1 AND k.starts_at >= $2 AND k.starts_at < $3 AND k.status <> 'cancelled' GROUP BY k.resource_id),
       away AS (SELECT x.resource_id, json_agg(json_build_array(round(extract(epoch FROM x.starts_at) * 1000), round(extract(epoch FROM x.ends_at) * 1000))) AS spans
         FROM resource_absence x WHERE x.clinic_id = $1 AND x.withdrawn_at IS NULL AND x.starts_at < $3 AND x.ends_at > $2 GROUP BY x.resource_id)
       SELECT r.kind, r.name, r.hours, s.hours AS site_hours, s.opens_at::text AS opens_at, s.closes_at::text AS closes_at, coalesce(b.minutes, 0) AS booked_min,
         s.zone, coalesce(w.spans, '[]') AS away
       FROM resource r JOIN site s ON s.clinic_id = r.clinic_id AND s.id = r.site_id LEFT JOIN booked b ON b.resource_id = r.id
         LEFT JOIN away w ON w.resource_id = r.id
       WHERE r.clinic_id = $1 AND (r.is_in_use OR b.minutes > 0) ORDER BY array_position(ARRAY['room', 'staff', 'pump'], r.kind), r.name, r.id`,
      [caller.clinicId, span.from, span.to],
    );
    const opened = new Map<string, number>();
    return rows.map(({ kind, name, booked_min: bookedMin, zone, away, ...row }) => {
      // Most things keep the hours of their site: walking through the days once for each set of hours is enough.
      const key = JSON.stringify(row);
      const siteMin = opened.get(key) ?? openMinutes(hoursOf(row), days.from, days.to);
      opened.set(key, siteMin);
      if (away.length === 0) return { kind, name, bookedMin, openMin: siteMin };
      const absences = away.map(([from, to]) => ({ from: instantFromMs(from), to: instantFromMs(to) }));
      return { kind, name, bookedMin, openMin: siteMin - awayMinutes({ hours: hoursOf(row), zone, ...days }, absences) };
    });
  }
}

function hoursOf(row: Pick<UseRow, 'hours' | 'site_hours' | 'opens_at' | 'closes_at'>) {
  return row.hours === null ? siteHours(row.site_hours, row.opens_at, row.closes_at) : openingHours.parse(row.hours);
}
