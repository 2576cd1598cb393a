import { Injectable } from '@nestjs/common';
import { chartAccess, instant, instantFromMs } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import type { ChartDoor } from '../../platform/caller/chart-door.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

interface DoorRow {
  readonly patient_id: string;
  readonly is_on_care_team: boolean;
  readonly is_at_work: boolean;
  readonly opened_until: string | null;
}

/** A visit of today, one that is prepared the evening before, one that is written up the morning after. */
const dayOf = (moment: string): string => `${moment} BETWEEN $4::timestamptz - interval '1 day' AND $4::timestamptz + interval '1 day'`;

const sql = `SELECT p.id AS patient_id,
    EXISTS (SELECT 1 FROM treatment_course c JOIN course_team t ON t.clinic_id = c.clinic_id AND t.course_id = c.id
      WHERE c.clinic_id = $1 AND c.patient_id = p.id AND t.staff_member_id = $3) AS is_on_care_team,
    EXISTS (SELECT 1 FROM appointment a JOIN resource_booking b ON b.clinic_id = a.clinic_id AND b.appointment_id = a.id
        JOIN resource r ON r.clinic_id = b.clinic_id AND r.id = b.resource_id
      WHERE a.clinic_id = $1 AND a.patient_id = p.id AND r.staff_member_id = $3 AND b.status <> 'cancelled' AND ${dayOf('b.starts_at')})
    OR EXISTS (SELECT 1 FROM dosing_session s JOIN session_entry e ON e.clinic_id = s.clinic_id AND e.session_id = s.id
      WHERE s.clinic_id = $1 AND s.patient_id = p.id AND e.author_id = $3 AND ${dayOf('e.received_at')})
    OR EXISTS (SELECT 1 FROM therapy_note n WHERE n.clinic_id = $1 AND n.patient_id = p.id
      AND ((n.author_id = $3 AND n.state = 'draft') OR (n.supervisor_id = $3 AND n.state = 'pending-cosign'))) AS is_at_work,
    (SELECT max(o.ends_at) FROM chart_opening o WHERE o.clinic_id = $1 AND o.patient_id = p.id AND o.staff_member_id = $3) AS opened_until
  FROM patient p WHERE p.clinic_id = $1 AND p.id = ANY ($2::uuid[])`;

@Injectable()
export class DoorOfCharts implements ChartDoor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async closedTo(caller: Caller, patientIds: readonly string[]): Promise<string | null> {
    const now = this.clock.now().getTime();
    return (await this.rows(caller, patientIds)).find((row) => !isOpen(caller, row, now))?.patient_id ?? null;
  }

  async openTo(caller: Caller, patientIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (!caller.isBoundToOwnPatients) return new Set(patientIds);
    const now = this.clock.now().getTime();
    const open = (await this.rows(caller, patientIds)).filter((row) => isOpen(caller, row, now));
    return new Set(open.map((row) => row.patient_id));
  }

  private rows(caller: Caller, patientIds: readonly string[]): Promise<DoorRow[]> {
    return this.database.of(caller).query<DoorRow>(sql, [caller.clinicId, patientIds, caller.staffMemberId, this.clock.nowIso()]);
  }
}

function isOpen({ roles }: Caller, row: DoorRow, nowMs: number): boolean {
  const standing = { isOnCareTeam: row.is_on_care_team, isAtWorkWithPatient: row.is_at_work };
  const openedUntil = row.opened_until === null ? null : instant(row.opened_until);
  return chartAccess({ roles, ...standing, openedUntil }, instantFromMs(nowMs)) !== null;
}
