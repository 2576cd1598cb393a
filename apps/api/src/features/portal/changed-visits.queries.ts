import { Injectable } from '@nestjs/common';
import { instant, type ChangedVisit } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { visitColumns, visitOf, visitSource, type VisitAhead, type VisitRow } from './reminded-visits.queries.js';

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

const isMoved = `a.replaces_id IS NOT NULL AND a.state IN ('booked', 'confirmed') AND a.booked_at >= $3`;
/** By the clinic, for good, and not of somebody who stood at the desk; what the patient cancelled they know. */
const isCalledOff = `a.state IN ('cancelled-clinic', 'entered-in-error') AND off.at >= $3 AND NOT off.has_arrived
    AND NOT EXISTS (SELECT 1 FROM appointment n WHERE n.clinic_id = $1 AND n.replaces_id = a.id)`;
/** A letter that is kept here, waits for somebody or was dropped has told nobody anything. */
const isTold = `EXISTS (SELECT 1 FROM patient_message m WHERE m.clinic_id = $1 AND m.about_id = w.id AND m.state IN ('sending', 'sent', 'uncertain', 'settled'))
    OR EXISTS (SELECT 1 FROM appointment_step s WHERE s.clinic_id = $1 AND s.appointment_id = w.id AND s.event = 'confirm')`;
/** Back to the first time it was booked for. */
const places = `(WITH RECURSIVE w AS (
      SELECT a.id, a.replaces_id, a.starts_at, a.is_remote, a.booked_at, 0 AS back
      UNION ALL SELECT b.id, b.replaces_id, b.starts_at, b.is_remote, b.booked_at, w.back + 1 FROM w JOIN appointment b ON b.clinic_id = $1 AND b.id = w.replaces_id)
    SELECT jsonb_agg(jsonb_build_object('startsAt', w.starts_at, 'isRemote', w.is_remote, 'bookedAt', w.booked_at, 'isTold', ${isTold}) ORDER BY w.back DESC) FROM w)`;

const sql = `SELECT ${visitColumns}, ${places} AS places, CASE WHEN a.state IN ('cancelled-clinic', 'entered-in-error') THEN off.at END AS called_off_at,
    EXISTS (SELECT 1 FROM appointment o WHERE o.clinic_id = $1 AND o.patient_id = a.patient_id AND o.starts_at = a.starts_at
      AND o.state IN ('booked', 'confirmed')) AS is_another_then
  FROM ${visitSource}
  CROSS JOIN LATERAL (SELECT max(s.taken_at) AS at, coalesce(bool_or(s.event = 'arrive'), false) AS has_arrived
    FROM appointment_step s WHERE s.clinic_id = $1 AND s.appointment_id = a.id) off
  WHERE a.clinic_id = $1 AND a.starts_at > $2 AND NOT p.is_deceased AND (${isMoved} OR ${isCalledOff})
    AND NOT EXISTS (SELECT 1 FROM patient_message m WHERE m.clinic_id = $1 AND m.about_id = a.id AND m.kind IN ('visit-moved', 'visit-cancelled'))
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
  return {
    visit: visitOf(row),
    places: row.places.map(({ startsAt, bookedAt, ...place }) => ({ ...place, startsAt: instant(startsAt), bookedAt: instant(bookedAt) })),
    calledOffAt: row.called_off_at === null ? null : instant(row.called_off_at),
    isAnotherThen: row.is_another_then,
  };
}
