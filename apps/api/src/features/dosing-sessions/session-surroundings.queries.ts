import { Injectable } from '@nestjs/common';
import { noteTypes, type DosingSessionView, type Surroundings } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { SessionRow } from './dosing-sessions.store.js';

interface SurroundingsRow {
  readonly course_state: string | null;
  readonly appointment_state: string | null;
  readonly open_risk_events: number;
  readonly withdrawn_consents: number;
  readonly is_note_signed: boolean;
  readonly is_therapist_planned: boolean | null;
}

const hourMs = 3_600_000;
const checkedIn = ['checked-in', 'in-progress', 'completed'];
const dosingNoteHours = noteTypes.find(({ id }) => id === 'dosing-session')?.dueWithinHours ?? 0;

/** A risk event holds dosing until its newest signed disposition says "proceed". Source: clinical reference §4.6. */
const openRiskEvents = `SELECT count(*)::int FROM risk_event e WHERE e.clinic_id = $1 AND e.patient_id = $2 AND coalesce(
  (SELECT t.disposition FROM risk_event_step t WHERE t.clinic_id = $1 AND t.event_id = e.id AND t.kind = 'disposition-signed' ORDER BY t.taken_at DESC, t.id DESC LIMIT 1), 'none') <> 'proceed'`;

/** Withdrawn and not signed anew since. A withdrawal counts at once, whatever the nurse verified before. Source: clinical reference §1.3. */
const withdrawnConsents = `SELECT count(*)::int FROM patient_fact w JOIN patient_fact c ON c.clinic_id = w.clinic_id AND c.patient_id = w.patient_id AND c.id = w.amends_id
  WHERE w.clinic_id = $1 AND w.patient_id = $2 AND w.kind = 'consent-withdrawal' AND c.details ->> 'product' = $6
    AND NOT EXISTS (SELECT 1 FROM patient_fact n WHERE n.clinic_id = $1 AND n.patient_id = $2 AND n.kind = 'consent' AND n.recorded_at > c.recorded_at
      AND n.details ->> 'code' = c.details ->> 'code' AND n.details ->> 'product' = $6
      AND NOT EXISTS (SELECT 1 FROM patient_fact x WHERE x.clinic_id = $1 AND x.patient_id = $2 AND x.amends_id = n.id AND x.kind = 'consent-withdrawal'))`;

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
         (${openRiskEvents}) AS open_risk_events, (${withdrawnConsents}) AS withdrawn_consents, EXISTS (${signedNote}) AS is_note_signed, (${therapistPlanned}) AS is_therapist_planned`,
      [caller.clinicId, session.patient_id, session.id, session.course_id, session.appointment_id, session.product],
    );
    if (row === undefined) throw new Error('A query without FROM has one row');
    const { course_state: course, appointment_state: appointment } = row;
    return {
      isCourseInDosingPhase: course === null ? null : course === 'induction' || course === 'maintenance',
      isAppointmentCheckedIn: appointment === null ? null : checkedIn.includes(appointment),
      openRiskEvents: row.open_risk_events,
      withdrawnConsents: row.withdrawn_consents,
      therapistNote: this.noteStanding(row, session.planned_start),
    };
  }

  /** What the desk said of forms that were open as it checked the patient in. */
  async formsAtCheckIn(caller: Caller, { appointment_id: appointmentId }: SessionRow): Promise<DosingSessionView['formsAtCheckIn']> {
    const [row] = await this.database.of(caller).query<{ open: number; reason: string }>(
      `SELECT (s.documented ->> 'openForms')::int AS open, coalesce(s.documented ->> 'formsReason', '') AS reason FROM appointment_step s
       WHERE s.clinic_id = $1 AND s.appointment_id = $2 AND s.event = 'check-in' AND (s.documented ->> 'openForms')::int > 0
       ORDER BY s.taken_at DESC LIMIT 1`,
      [caller.clinicId, appointmentId],
    );
    return row ?? null;
  }

  private noteStanding(row: SurroundingsRow, plannedStart: string): Surroundings['therapistNote'] {
    if (row.is_note_signed) return 'signed';
    if (row.is_therapist_planned === false) return 'not-needed';
    const isOverdue = this.clock.now().getTime() - Date.parse(plannedStart) > dosingNoteHours * hourMs;
    return isOverdue ? 'overdue-flagged' : 'not-written';
  }
}
