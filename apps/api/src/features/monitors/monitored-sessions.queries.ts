import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface MonitoredSession {
  readonly id: string;
  readonly patient_id: string;
  readonly record_number: string | null;
  readonly birth_date: string | null;
  readonly opened_at: string;
  readonly ended_at: string | null;
}

/** A session with the bedside time at which the patient left it; a mark that was struck ends nothing. */
const session = `SELECT s.id, s.patient_id, p.record_number, p.birth_date, s.opened_at,
    (SELECT min(e.occurred_at) FROM session_entry e WHERE e.clinic_id = $1 AND e.session_id = s.id
       AND e.kind IN ('discharged', 'left-against-advice', 'transferred', 'aborted', 'voided', 'closed', 'sealed')
       AND NOT EXISTS (SELECT 1 FROM session_entry x WHERE x.clinic_id = $1 AND x.session_id = s.id AND x.amends_id = e.id AND x.kind = 'entered-in-error')
    ) AS ended_at
  FROM dosing_session s JOIN patient p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id`;

/** Which session a monitor stands at, read from the sessions and the schedule. */
@Injectable()
export class MonitoredSessions {
  constructor(private readonly database: Database) {}

  async byId(caller: Caller, id: string): Promise<MonitoredSession | undefined> {
    const sql = `${session} WHERE s.clinic_id = $1 AND s.id = $2`;
    return (await this.database.of(caller).query<MonitoredSession>(sql, [caller.clinicId, id]))[0];
  }

  /** Sessions whose visit has the room at a moment. Once its time is over, a session that runs on is named by placing the monitor at it. */
  async inRoom(caller: Caller, roomId: string, at: string): Promise<MonitoredSession[]> {
    return this.database.of(caller).query<MonitoredSession>(
      `${session} WHERE s.clinic_id = $1 AND s.appointment_id IN
         (SELECT b.appointment_id FROM resource_booking b WHERE b.clinic_id = $1 AND b.resource_id = $2 AND b.status = 'booked'
            AND b.starts_at <= $3 AND b.ends_at > $3)`,
      [caller.clinicId, roomId, at],
    );
  }

  async isRoom(caller: Caller, id: string): Promise<boolean> {
    const sql = `SELECT 1 FROM resource WHERE clinic_id = $1 AND id = $2 AND kind = 'room'`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, id])).length > 0;
  }

  /** Whether one of the ids is a patient's record number in this clinic. */
  async isAnybody(caller: Caller, ids: readonly string[]): Promise<boolean> {
    const sql = `SELECT 1 FROM patient WHERE clinic_id = $1 AND record_number = ANY($2)`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, ids])).length > 0;
  }
}
