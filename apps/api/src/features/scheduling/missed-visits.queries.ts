import { Injectable } from '@nestjs/common';
import {
  instant,
  instantFromMs,
  isAskedToFollowUp,
  type FollowUpOutcome,
  type KnownClinician,
  type SafetyCallOutcome,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

/** A visit nobody came to, which no clinician has settled. */
export interface MissedVisit {
  readonly id: string;
  readonly patientName: string;
  readonly title: string;
  readonly startsAt: string;
  readonly zone: string;
  readonly since: string;
  /** What the last attempt to reach the patient brought. */
  readonly said: FollowUpOutcome | SafetyCallOutcome | null;
  /** Missed visits of this patient up to this one. */
  readonly noShows: number;
}

interface Row extends MissedVisit {
  readonly people: readonly KnownClinician[];
}

/** A visit of a day that is over, of which nobody noted whether the patient came. */
export type UnsettledVisit = Pick<MissedVisit, 'id' | 'patientName' | 'title' | 'startsAt' | 'zone'>;

const mostAtOnce = 50;

/** Visits nobody came to that wait for a clinician, and those nobody noted anything about. Source: clinical reference §1.5. */
@Injectable()
export class MissedVisitsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those the caller is asked to follow up, longest waiting first. */
  async askingFor(caller: Caller): Promise<MissedVisit[]> {
    const now = instantFromMs(this.clock.now().getTime());
    const rows = await this.database.of(caller).query<Row>(asking, [caller.clinicId, this.clock.nowIso()]);
    const mine = rows.filter(({ people, since, zone }) =>
      isAskedToFollowUp(caller.staffMemberId, { people, since: instant(since), zone }, now),
    );
    return mine.slice(0, mostAtOnce);
  }

  /** Those of days that are over, however long ago, of which nobody noted whether the patient came; the latest first, twenty at a time. */
  unsettled(caller: Caller): Promise<UnsettledVisit[]> {
    return this.database.of(caller).query<UnsettledVisit>(unsettled, [caller.clinicId, this.clock.nowIso()]);
  }
}

/** Whom the patient knows: who was booked for the visit, whatever it still holds, and the team of its course. */
const people = `SELECT jsonb_agg(jsonb_build_object('staffMemberId', k.person_id, 'role', k.role, 'isHere', m.is_active AND NOT EXISTS (
    SELECT 1 FROM resource_absence x WHERE x.clinic_id = $1 AND x.resource_id = m.id AND x.withdrawn_at IS NULL
      AND x.starts_at <= $2::timestamptz AND x.ends_at > $2::timestamptz)))
  FROM (SELECT b.resource_id AS person_id, b.role FROM resource_booking b WHERE b.clinic_id = $1 AND b.appointment_id = a.id
    UNION SELECT t.staff_member_id, t.role FROM course_team t WHERE t.clinic_id = $1 AND t.course_id = a.course_id) k
    JOIN staff_member m ON m.clinic_id = $1 AND m.id = k.person_id
  WHERE k.role IN ('therapist', 'prescriber', 'nurse')`;

const asking = `SELECT a.id, p.display_name AS "patientName", a.title, a.starts_at AS "startsAt", a.zone, a.follow_up_since AS since,
    coalesce((${people}), '[]') AS people,
    (SELECT coalesce(s.documented #>> '{followUp,outcome}', s.documented #>> '{safetyCall,outcome}') FROM appointment_step s
      WHERE s.clinic_id = $1 AND s.appointment_id = a.id ORDER BY s.taken_at DESC, s.id DESC LIMIT 1) AS said,
    (SELECT count(*)::int FROM appointment n WHERE n.clinic_id = $1 AND n.patient_id = a.patient_id AND n.state = 'no-show'
      AND n.starts_at <= a.starts_at) AS "noShows"
  FROM appointment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  WHERE a.clinic_id = $1 AND a.follow_up_since IS NOT NULL AND NOT p.is_deceased ORDER BY a.follow_up_since, a.id LIMIT 500`;

/** Who is under way in a session has come, whatever the schedule says. */
const unsettled = `SELECT a.id, p.display_name AS "patientName", a.title, a.starts_at AS "startsAt", a.zone
  FROM clinic c JOIN appointment a ON a.clinic_id = c.clinic_id AND a.state IN ('booked', 'confirmed')
      AND a.starts_at < date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) AT TIME ZONE c.zone
    JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  WHERE c.clinic_id = $1 AND NOT p.is_deceased
    AND NOT EXISTS (SELECT 1 FROM dosing_session s WHERE s.clinic_id = $1 AND s.appointment_id = a.id)
  ORDER BY a.starts_at DESC, a.id LIMIT 20`;
