import { Injectable } from '@nestjs/common';
import { instant, type ChangedVisit } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { hasTold, visitColumns, visitOf, visitSource, type VisitAhead, type VisitRow } from './reminded-visits.queries.js';

interface ChangedRow extends VisitRow {
  readonly places: readonly {
    readonly startsAt: string;
    readonly isRemote: boolean;
    readonly bookedAt: string;
    readonly isTold: boolean;
  }[];
  readonly called_off_at: string | null;
  readonly is_another_then: boolean;
}

export interface ChangedVisitAhead extends ChangedVisit {
  readonly visit: VisitAhead;
}

const isMoved = `a.replaces_id IS NOT NULL AND a.booked_at >= $3 AND a.state IN ('booked', 'confirmed')`;
/** What the patient cancelled they know. */
const isOff = `a.state IN ('cancelled-clinic', 'entered-in-error')`;
/** For good, and not of somebody who stood at the desk. */
const isForGood = `off.at >= $3 AND NOT off.has_arrived AND NOT EXISTS (SELECT 1 FROM appointment n WHERE n.clinic_id = $1 AND n.replaces_id = a.id)`;
/** In the stead of a visit that never was stands any other one of its day. */
const isInItsStead = `CASE WHEN a.state = 'entered-in-error' THEN o.local_on = a.local_on ELSE o.starts_at = a.starts_at END`;
const isTold = `EXISTS (SELECT 1 FROM patient_message m WHERE m.clinic_id = $1 AND m.about_id = w.id AND ${hasTold})
    OR EXISTS (SELECT 1 FROM appointment_step s WHERE s.clinic_id = $1 AND s.appointment_id = w.id AND s.event = 'confirm')`;
/** Back to the first time it was booked for. */
const places = `(WITH RECURSIVE w AS (
      SELECT a.id, a.replaces_id, a.starts_at, a.is_remote, a.booked_at, 0 AS back
      UNION ALL SELECT b.id, b.replaces_id, b.starts_at, b.is_remote, b.booked_at, w.back + 1 FROM w JOIN appointment b ON b.clinic_id = $1 AND b.id = w.replaces_id)
    SELECT jsonb_agg(jsonb_build_object('startsAt', w.starts_at, 'isRemote', w.is_remote, 'bookedAt', w.booked_at, 'isTold', ${isTold}) ORDER BY w.back DESC) FROM w)`;

/** State and age come before the steps are looked at: nearly all visits ahead stand as they were booked. */
const sql = `SELECT ${visitColumns}, ${places} AS places, CASE WHEN ${isOff} THEN off.at END AS called_off_at,
    EXISTS (SELECT 1 FROM appointment o WHERE o.clinic_id = $1 AND o.patient_id = a.patient_id AND ${isInItsStead}
      AND o.state IN ('booked', 'confirmed')) AS is_another_then
  FROM ${visitSource}
  CROSS JOIN LATERAL (SELECT max(s.taken_at) AS at, coalesce(bool_or(s.event = 'arrive'), false) AS has_arrived
    FROM appointment_step s WHERE s.clinic_id = $1 AND s.appointment_id = a.id) off
  WHERE a.clinic_id = $1 AND a.starts_at > $2 AND NOT p.is_deceased AND (${isMoved} OR ${isOff}) AND (NOT ${isOff} OR ${isForGood})
    AND NOT EXISTS (SELECT 1 FROM patient_message m WHERE m.clinic_id = $1 AND m.about_id = a.id
      AND m.kind = CASE WHEN ${isOff} THEN 'visit-cancelled' ELSE 'visit-moved' END)
  ORDER BY a.starts_at, a.id`;

@Injectable()
export class ChangedVisitsQueries {
  constructor(private readonly database: Database) {}

  /** The visits ahead that the clinic has moved or called off since a time, and of which no letter says so yet. */
  async since(caller: Caller, since: string, now: string): Promise<ChangedVisitAhead[]> {
    return (await this.database.of(caller).query<ChangedRow>(sql, [caller.clinicId, now, since])).map(changedOf);
  }
}

function changedOf(row: ChangedRow): ChangedVisitAhead {
  const visit = visitOf(row);
  return {
    visit,
    places: row.places.map(({ startsAt, bookedAt, ...place }) => ({ ...place, startsAt: instant(startsAt), bookedAt: instant(bookedAt) })),
    calledOffAt: row.called_off_at === null ? null : instant(row.called_off_at),
    isAnotherThen: row.is_another_then,
    isInError: visit.state === 'entered-in-error',
  };
}
