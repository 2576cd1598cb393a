import { Injectable } from '@nestjs/common';
import { mayDo, type AppointmentState, type TodayVisit } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

interface BookedRow {
  readonly id: string;
  readonly patient_id: string;
  readonly display_name: string;
  readonly title: string;
  readonly room: string | null;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly state: AppointmentState;
}

const calledOff: readonly AppointmentState[] = ['cancelled-patient', 'cancelled-late', 'cancelled-clinic'];

/** The visits booked for the clinic's calendar day that have no dosing session yet. */
@Injectable()
export class TodayAppointments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<TodayVisit[]> {
    if (!mayDo(caller.roles, 'schedule.read')) return [];
    const rows = await this.database.of(caller).query<BookedRow>(
      `SELECT a.id, a.patient_id, p.display_name, a.title, a.starts_at, a.ends_at, a.state,
         (SELECT r.name FROM resource_booking b JOIN resource r ON r.clinic_id = b.clinic_id AND r.id = b.resource_id
          WHERE b.clinic_id = $1 AND b.appointment_id = a.id AND b.status <> 'cancelled' AND r.kind = 'room' LIMIT 1) AS room
       FROM clinic c JOIN appointment a ON a.clinic_id = c.clinic_id
         AND a.starts_at >= date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) AT TIME ZONE c.zone
         AND a.starts_at < (date_trunc('day', $2::timestamptz AT TIME ZONE c.zone) + interval '1 day') AT TIME ZONE c.zone
       JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
       WHERE c.clinic_id = $1 AND a.state <> 'entered-in-error'
         AND NOT EXISTS (SELECT 1 FROM dosing_session s WHERE s.clinic_id = $1 AND s.appointment_id = a.id)
       ORDER BY a.starts_at, a.id LIMIT 200`,
      [caller.clinicId, this.clock.nowIso()],
    );
    const isDesk = mayDo(caller.roles, 'schedule.book');
    return rows.map((row) => ({ ...visitOf(row), address: isDesk ? `/schedule?open=${row.id}` : `/patients/${row.patient_id}` }));
  }
}

/** What the schedule board shows everyone who may read it; who books goes on to the visit, everybody else to the chart. */
function visitOf(row: BookedRow): Omit<TodayVisit, 'address'> {
  return {
    id: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    patientName: row.display_name,
    kind: row.title,
    place: row.room,
    state: stateOf(row.state),
  };
}

function stateOf(state: AppointmentState): TodayVisit['state'] {
  if (calledOff.includes(state)) return 'cancelled';
  if (state === 'no-show') return 'missed';
  if (state === 'completed') return 'done';
  return state === 'in-progress' ? 'live' : 'planned';
}
