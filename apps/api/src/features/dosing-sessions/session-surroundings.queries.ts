import { Injectable } from '@nestjs/common';
import { noteTypes, type Surroundings } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { SessionRow } from './dosing-sessions.store.js';

interface SurroundingsRow {
  readonly course_state: string | null;
  readonly appointment_state: string | null;
  readonly open_risk_events: number;
  readonly is_note_signed: boolean;
  readonly is_therapist_planned: boolean | null;
}

const hourMs = 3_600_000;
const checkedIn = ['checked-in', 'in-progress', 'completed'];
const dosingNoteHours = noteTypes.find(({ id }) => id === 'dosing-session')?.dueWithinHours ?? 0;

/** A risk event holds dosing until its newest signed disposition says "proceed". Source: clinical reference §4.6. */
const openRiskEvents = `SELECT count(*)::int FROM risk_event e WHERE e.clinic_id = $1 AND e.patient_id = $2 AND coalesce(
  (SELECT t.disposition FROM risk_event_step t WHERE t.clinic_id = $1 AND t.event_id = e.id AND t.kind = 'disposition-signed' ORDER BY t.taken_at DESC, t.id DESC LIMIT 1), 'none') <> 'proceed'`;

/** Signed by its author is enough to close; the supervisor's name may come later. Source: clinical reference §5.3. */
const signedNote = `SELECT 1 FROM therapy_note n JOIN therapy_note_session l ON l.clinic_id = n.clinic_id AND l.note_id = n.id
  WHERE n.clinic_id = $1 AND l.session_id = $3 AND n.note_type = 'dosing-session' AND n.state IN ('pending-cosign', 'signed', 'locked')`;

const therapistPlanned = `SELECT jsonb_path_exists(a.phases, '$[*].staff[*] ? (@.role == "therapist")') FROM appointment a WHERE a.clinic_id = $1 AND a.id = $5`;

/** What surrounds a session, read from the features that keep it each time the session is read. Unknown is null and blocks like a no. */
@Injectable()
export class SessionSurroundings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, session: SessionRow): Promise<Surroundings> {
    const [row] = await this.database.of(caller).query<SurroundingsRow>(
      `SELECT (SELECT c.state FROM treatment_course c WHERE c.clinic_id = $1 AND c.id = $4) AS course_state,
         (SELECT a.state FROM appointment a WHERE a.clinic_id = $1 AND a.id = $5) AS appointment_state,
         (${openRiskEvents}) AS open_risk_events, EXISTS (${signedNote}) AS is_note_signed, (${therapistPlanned}) AS is_therapist_planned`,
      [caller.clinicId, session.patient_id, session.id, session.course_id, session.appointment_id],
    );
    if (row === undefined) throw new Error('A query without FROM has one row');
    const { course_state: course, appointment_state: appointment } = row;
    return {
      isCourseInDosingPhase: course === null ? null : course === 'induction' || course === 'maintenance',
      isAppointmentCheckedIn: appointment === null ? null : checkedIn.includes(appointment),
      openRiskEvents: row.open_risk_events,
      therapistNote: this.noteStanding(row, session.planned_start),
    };
  }

  private noteStanding(row: SurroundingsRow, plannedStart: string): Surroundings['therapistNote'] {
    if (row.is_note_signed) return 'signed';
    if (row.is_therapist_planned === false) return 'not-needed';
    const isOverdue = this.clock.now().getTime() - Date.parse(plannedStart) > dosingNoteHours * hourMs;
    return isOverdue ? 'overdue-flagged' : 'not-written';
  }
}
