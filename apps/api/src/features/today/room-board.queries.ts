import { Injectable } from '@nestjs/common';
import {
  foldSession,
  instantFromMs,
  instantText,
  isDosingVisit,
  mayDo,
  nextDue,
  roomBoard,
  type AppointmentState,
  type Arrival,
  type BoardSession,
  type BoardVisit,
  type RoomBoardView,
  type VisitType,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DosingSessionsQueries } from '../dosing-sessions/index.js';
import { SchedulingPolicies } from '../scheduling/index.js';

interface VisitRow {
  readonly id: string;
  readonly session_id: string | null;
  readonly display_name: string;
  readonly title: string | null;
  readonly visit_type: VisitType | null;
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly state: AppointmentState | null;
  readonly has_escort: boolean;
  readonly arrived_at: string | null;
  readonly rooms: BoardVisit['rooms'];
}

/** The rooms of the clinic and the visits of its day, each with where it is booked and how its session stands. */
@Injectable()
export class RoomBoardQueries {
  constructor(
    private readonly database: Database,
    private readonly sessions: DosingSessionsQueries,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  async view(caller: Caller): Promise<RoomBoardView> {
    const data = this.database.of(caller);
    const rooms = await data.query<{ id: string; name: string }>(roomsInUse, [caller.clinicId]);
    const visits: BoardVisit[] = [];
    for (const row of await this.ofTheDay(caller))
      visits.push(visitOf(row, row.session_id === null ? null : await this.session(caller, row.session_id)));
    // The board is about many patients; its audit entry names none of them.
    this.database.concerns(caller, { patientId: null, entityId: null });
    return { rooms, visits, policy: await this.policies.inForce(caller) };
  }

  /** Patients of the day who are expected or wait, or did not come; how sessions stand is not looked at. */
  async arrivals(caller: Caller): Promise<readonly Arrival[]> {
    const visits = (await this.ofTheDay(caller)).map((row) => visitOf(row, null));
    return roomBoard({ rooms: [], visits, policy: await this.policies.inForce(caller) }, this.clock.now().getTime()).arrivals;
  }

  private ofTheDay(caller: Caller): Promise<VisitRow[]> {
    return this.database.of(caller).query<VisitRow>(visitsOfTheDay, [caller.clinicId, this.clock.nowIso()]);
  }

  /** Times and the phase are everybody's who reads the schedule; what is due and what alarms is for those who read the session. */
  private async session(caller: Caller, id: string): Promise<BoardSession> {
    const { session, entries, policy } = await this.sessions.view(caller, id);
    const fold = foldSession(session, entries, policy, instantFromMs(this.clock.now().getTime()));
    const began = fold.phaseChanges.at(-1)?.at;
    const since = began === undefined ? session.plannedStart : instantText(began);
    if (!mayDo(caller.roles, 'dosing.read')) return { id: null, phase: fold.phase, since, next: null, openAlerts: null };
    const due = nextDue(fold.due);
    const next = due === null ? null : { item: due.item, dueAt: instantText(due.dueAt) };
    return { id, phase: fold.phase, since, next, openAlerts: fold.openAlerts.length };
  }
}

function visitOf(row: VisitRow, session: BoardSession | null): BoardVisit {
  return {
    id: row.id,
    patientName: row.display_name,
    title: row.title ?? 'Dosing visit',
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.state,
    isDosing: row.visit_type === null || isDosingVisit(row.visit_type),
    hasEscort: row.has_escort,
    arrivedAt: row.arrived_at,
    rooms: row.rooms,
    session,
  };
}

const roomsInUse = `SELECT id, name FROM resource WHERE clinic_id = $1 AND kind = 'room' AND is_in_use ORDER BY name, id`;

const ofTheDay = (column: string) => `${column} >= date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) AT TIME ZONE c.zone
  AND ${column} < (date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) + interval '1 day') AT TIME ZONE c.zone`;

/** Not what was written down while they waited. */
const isArrival = `t.to_state = 'arrived' AND t.from_state IS DISTINCT FROM t.to_state`;

/**
 * Visits of the clinic's calendar day that were not called off, those of another day whose patient came today, expected from the living only and
 * those nobody came to among them, and sessions of it that nobody booked a visit for.
 */
const visitsOfTheDay = `
  SELECT a.id, s.id AS session_id, p.display_name, a.title, a.visit_type, a.starts_at, a.ends_at, a.state, a.escort IS NOT NULL AS has_escort,
    (SELECT max(t.taken_at) FROM appointment_step t WHERE t.clinic_id = a.clinic_id AND t.appointment_id = a.id AND ${isArrival}) AS arrived_at,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('roomId', b.resource_id, 'from', b.starts_at, 'until', b.ends_at) ORDER BY b.starts_at)
      FROM resource_booking b WHERE b.clinic_id = a.clinic_id AND b.appointment_id = a.id AND b.status <> 'cancelled' AND b.role = 'room'), '[]') AS rooms
  FROM clinic c JOIN LATERAL (SELECT v.id FROM appointment v WHERE v.clinic_id = c.clinic_id AND ${ofTheDay('v.starts_at')}
      UNION SELECT v.id FROM appointment_step t JOIN appointment v ON v.clinic_id = t.clinic_id AND v.id = t.appointment_id AND v.state IN ('arrived', 'checked-in', 'in-progress', 'completed')
      WHERE t.clinic_id = c.clinic_id AND ${isArrival} AND ${ofTheDay('t.taken_at')} AND NOT t.documented ? 'isNotedLater' LIMIT 400) day ON true
    JOIN appointment a ON a.clinic_id = c.clinic_id AND a.id = day.id
    JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
    LEFT JOIN dosing_session s ON s.clinic_id = a.clinic_id AND s.appointment_id = a.id
  WHERE c.clinic_id = $1 AND a.state IN ('held', 'booked', 'confirmed', 'arrived', 'checked-in', 'in-progress', 'completed', 'no-show')
    AND NOT (p.is_deceased AND a.state IN ('held', 'booked', 'confirmed', 'no-show'))
  UNION ALL
  SELECT s.id, s.id, p.display_name, NULL, NULL, s.planned_start, NULL, NULL, true, NULL, '[]'
  FROM clinic c JOIN LATERAL (SELECT * FROM dosing_session d WHERE d.clinic_id = c.clinic_id AND ${ofTheDay('d.planned_start')} LIMIT 200) s
      ON s.appointment_id IS NULL
    JOIN patient p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id
  WHERE c.clinic_id = $1
  ORDER BY starts_at, id LIMIT 200`;
