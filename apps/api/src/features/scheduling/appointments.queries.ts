import { Injectable } from '@nestjs/common';
import {
  appointmentMachine,
  instantFromMs,
  instant,
  isDosingVisit,
  localDateAt,
  mayDo,
  nextTransitions,
  patientTimeWords,
  settlesNoShow,
  type AppointmentFacts,
  type AppointmentPlace,
  type AppointmentStepView,
  type AppointmentView,
  type Assignment,
  type Escort,
  type NoShowFollowUp,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { openForms } from '../outcome-measures/index.js';
import { appointmentOf, type AppointmentRow, type BookingRow } from './schedule-rows.js';
import { SchedulingPolicies } from './scheduling-policies.js';
import { appointmentColumns } from './schedule.queries.js';

interface StepRow {
  readonly id: string;
  readonly event: string;
  readonly to_state: AppointmentStepView['to'];
  readonly documented: Omit<AppointmentStepView['documented'], 'followUp'> & { readonly followUp?: NoShowFollowUp };
  readonly taken_by: string;
  readonly is_by_patient: boolean;
  readonly taken_at: string;
}

interface PlaceRow {
  readonly id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly state: AppointmentPlace['state'];
  readonly booked_by: string;
  readonly booked_at: string;
  readonly held: readonly string[];
}

export interface WholeRow extends AppointmentRow {
  readonly zone: string;
  readonly site_id: string;
  readonly series_id: string | null;
  readonly escort: Escort | null;
  readonly replaces_id: string | null;
  readonly replaced_by_id: string | null;
  readonly patient_zone: string | null;
}

@Injectable()
export class AppointmentsQueries {
  constructor(
    private readonly database: Database,
    private readonly policies: SchedulingPolicies,
    private readonly clock: Clock,
  ) {}

  /** The appointment with its steps and what can follow. Throws a problem where the clinic has none of that id. */
  async view(caller: Caller, id: string): Promise<AppointmentView> {
    const row = await this.find(caller, id);
    if (row === undefined) throw notFound('Appointment');
    this.database.concerns(caller, { patientId: row.patient_id, entityId: id });
    const data = this.database.of(caller);
    const bookings = await data.query<BookingRow & { name: string }>(bookingsOfOne, [caller.clinicId, id]);
    const steps = await data.query<StepRow>(stepsOfOne, [caller.clinicId, id]);
    const places = await data.query<PlaceRow>(placesOfOne, [caller.clinicId, id]);
    const facts = await this.facts(caller, row);
    const machine = appointmentMachine(await this.policies.inForce(caller));
    const documented = ['reason', 'safety-call-attempt', 'follow-up'];
    const isReader = mayDo(caller.roles, 'contact-notes.read');
    return {
      ...appointmentOf(row, bookings),
      zone: row.zone,
      timeForPatient: patientTimeWords(instant(row.starts_at), row.zone, row.patient_zone),
      siteId: row.site_id,
      seriesId: row.series_id,
      escort: row.escort,
      replacesId: row.replaces_id,
      replacedById: row.replaced_by_id,
      isDosing: facts.isDosingVisit,
      openForms: facts.openForms,
      names: Object.fromEntries(bookings.map((booking) => [booking.resource_id, booking.name])),
      steps: steps.map((step) => stepOf(step, isReader)),
      places: places.map(placeOf),
      next: nextTransitions(machine, { state: row.state, roles: [...caller.roles, 'system'], facts, documented }),
    };
  }

  async find(caller: Caller, id: string): Promise<WholeRow | undefined> {
    const [row] = await this.database.of(caller).query<WholeRow>(wholeAppointments, [caller.clinicId, [id]]);
    return row;
  }

  /** The visit a session was opened for; null where the patient walked in. */
  async ofSession(caller: Caller, sessionId: string): Promise<string | null> {
    const sql = `SELECT appointment_id AS id FROM dosing_session WHERE clinic_id = $1 AND id = $2`;
    const [row] = await this.database.of(caller).query<{ id: string | null }>(sql, [caller.clinicId, sessionId]);
    return row?.id ?? null;
  }

  /** Where a visit stands now that was moved, perhaps more than once. */
  async latest(caller: Caller, id: string): Promise<WholeRow | undefined> {
    const places = await this.database.of(caller).query<PlaceRow>(placesOfOne, [caller.clinicId, id]);
    return this.find(caller, places.at(-1)?.id ?? id);
  }

  /** Those of the appointments that this clinic has. */
  findAll(caller: Caller, ids: readonly string[]): Promise<WholeRow[]> {
    return this.database.of(caller).query<WholeRow>(wholeAppointments, [caller.clinicId, ids]);
  }

  /**
   * What the guards look at; a step adds what it documents. Identity and why forms are open are for the step to say, so here they count as
   * done; whether a late arrival still fits is judged by the step, here only its day is.
   */
  async facts(caller: Caller, row: WholeRow): Promise<AppointmentFacts> {
    const now = instantFromMs(this.clock.now().getTime());
    return {
      now,
      startsAt: instant(row.starts_at),
      isDosingVisit: isDosingVisit(row.visit_type),
      areResourcesFree: true,
      doesCoursePermitVisit: true,
      areCredentialsValid: true,
      isPrescriberOnSiteThroughout: true,
      hasEscortContact: row.escort !== null,
      isBlockStillFeasible: row.local_on === localDateAt(now, row.zone),
      identifiersChecked: 2,
      openForms: row.state === 'arrived' ? await this.openForms(caller, row.patient_id) : null,
      areOpenFormsExplained: true,
      isLinkedRecordFinished: row.state === 'in-progress' ? await this.isRecordFinished(caller, row) : null,
    };
  }

  private async openForms(caller: Caller, patientId: string): Promise<number> {
    const sql = `SELECT count(DISTINCT i.instrument)::int AS count ${openForms} AND a.place = 'anywhere' AND a.patient_id = $3`;
    const [row] = await this.database.of(caller).query<{ count: number }>(sql, [caller.clinicId, this.clock.nowIso(), patientId]);
    return row?.count ?? 0;
  }

  /** A dose is finished with its session, a therapy hour with its note; evaluations and reviews leave their record in the course. */
  private async isRecordFinished(
    caller: Caller,
    { id, patient_id: patientId, visit_type: visitType, starts_at: startsAt }: WholeRow,
  ): Promise<boolean> {
    const data = this.database.of(caller);
    if (isDosingVisit(visitType)) return (await data.query(closedSession, [caller.clinicId, id])).length > 0;
    if (visitType !== 'preparation' && visitType !== 'integration') return true;
    return (await data.query(writtenNote, [caller.clinicId, patientId, startsAt])).length > 0;
  }

  /** Who and what serves the visit, each role once, also where the visit has let them go. */
  async assignments(caller: Caller, id: string): Promise<Assignment[]> {
    const rows = await this.database.of(caller).query<BookingRow>(bookingsOfOne, [caller.clinicId, id]);
    return rows
      .map(({ role, resource_id: resourceId }) => ({ role, resourceId }))
      .filter(({ role }, index, all) => all.findIndex((one) => one.role === role) === index);
  }

  /** Whether somebody has opened the session of a visit. */
  async hasSession(caller: Caller, appointmentId: string): Promise<boolean> {
    const sql = `SELECT 1 FROM dosing_session WHERE clinic_id = $1 AND appointment_id = $2 LIMIT 1`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, appointmentId])).length > 0;
  }

  /** Names of everybody and everything the clinic books, by id. */
  async resourceNames(caller: Caller): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database
      .of(caller)
      .query<{ id: string; name: string }>(`SELECT id, name FROM resource WHERE clinic_id = $1`, [caller.clinicId]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Ids of what each of the appointments holds. */
  async heldBy(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.database.of(caller).query<{ id: string; held: string[] }>(
      `SELECT appointment_id AS id, array_agg(DISTINCT resource_id) AS held FROM resource_booking
       WHERE clinic_id = $1 AND appointment_id = ANY($2) AND status <> 'cancelled' GROUP BY appointment_id`,
      [caller.clinicId, ids],
    );
    return new Map(rows.map(({ id, held }) => [id, held]));
  }
}

const closedSession = `SELECT e.id FROM dosing_session s JOIN session_entry e ON e.clinic_id = s.clinic_id AND e.session_id = s.id
  WHERE s.clinic_id = $1 AND s.appointment_id = $2 AND e.kind IN ('closed', 'sealed') LIMIT 1`;

const writtenNote = `SELECT n.id FROM therapy_note n WHERE n.clinic_id = $1 AND n.patient_id = $2 AND n.state IN ('pending-cosign', 'signed', 'locked')
  AND n.opened_at >= $3::timestamptz - interval '2 hours' AND n.opened_at < $3::timestamptz + interval '3 days' LIMIT 1`;

const wholeAppointments = `SELECT ${appointmentColumns}, a.zone, a.site_id, a.series_id, a.escort, a.replaces_id,
    (SELECT n.id FROM appointment n WHERE n.clinic_id = $1 AND n.replaces_id = a.id) AS replaced_by_id,
    (SELECT n.needs->>'zone' FROM patient_needs n WHERE n.clinic_id = $1 AND n.patient_id = a.patient_id) AS patient_zone
  FROM appointment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id WHERE a.clinic_id = $1 AND a.id = ANY($2) ORDER BY a.starts_at, a.id`;

const bookingsOfOne = `SELECT k.appointment_id, k.resource_id, k.role, k.starts_at, k.ends_at, k.load, k.is_exclusive, r.name
  FROM resource_booking k JOIN resource r ON r.clinic_id = k.clinic_id AND r.id = k.resource_id
  WHERE k.clinic_id = $1 AND k.appointment_id = $2 ORDER BY k.starts_at, k.role`;

const stepsOfOne = `SELECT s.id, s.event, s.to_state, s.documented, coalesce(m.display_name, 'The patient, by link') AS taken_by, m.id IS NULL AS is_by_patient, s.taken_at
  FROM appointment_step s LEFT JOIN staff_member m ON m.clinic_id = s.clinic_id AND m.id = s.taken_by
  WHERE s.clinic_id = $1 AND s.appointment_id = $2 ORDER BY s.taken_at, s.id`;

/** Back to the first time it was booked for, and on to the last. */
const placesOfOne = `WITH RECURSIVE before AS (
    SELECT a.id, a.replaces_id, 0 AS place FROM appointment a WHERE a.clinic_id = $1 AND a.id = $2
    UNION ALL SELECT p.id, p.replaces_id, b.place - 1 FROM before b JOIN appointment p ON p.clinic_id = $1 AND p.id = b.replaces_id),
  after AS (
    SELECT a.id, 0 AS place FROM appointment a WHERE a.clinic_id = $1 AND a.id = $2
    UNION ALL SELECT n.id, f.place + 1 FROM after f JOIN appointment n ON n.clinic_id = $1 AND n.replaces_id = f.id)
  SELECT a.id, a.starts_at, a.ends_at, a.state, a.booked_at, m.display_name AS booked_by,
    ARRAY(SELECT DISTINCT r.name FROM resource_booking k JOIN resource r ON r.clinic_id = k.clinic_id AND r.id = k.resource_id
      WHERE k.clinic_id = $1 AND k.appointment_id = a.id ORDER BY r.name) AS held
  FROM (SELECT id, place FROM before UNION SELECT id, place FROM after) found
    JOIN appointment a ON a.clinic_id = $1 AND a.id = found.id
    JOIN staff_member m ON m.clinic_id = a.clinic_id AND m.id = a.booked_by
  ORDER BY found.place`;

function placeOf(row: PlaceRow): AppointmentPlace {
  const { id, state, held } = row;
  return { id, state, held, startsAt: row.starts_at, endsAt: row.ends_at, bookedBy: row.booked_by, bookedAt: row.booked_at };
}

/** What a clinician found out about a patient is for clinicians; the desk sees whether it is settled. Source: clinical reference §9.2. */
function stepOf({ id, event, documented: { followUp, ...said }, ...row }: StepRow, isReader: boolean): AppointmentStepView {
  const found = followUp === undefined ? {} : { followUp: isReader ? followUp : { isSettled: settlesNoShow(followUp.outcome) } };
  const { taken_by: takenBy, taken_at: takenAt, is_by_patient: isByPatient } = row;
  return { id, event, to: row.to_state, documented: { ...said, ...found }, takenBy, isByPatient, takenAt };
}
