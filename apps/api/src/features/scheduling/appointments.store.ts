import { Injectable } from '@nestjs/common';
import {
  instantText,
  localDateAt,
  localTimeAt,
  plusMinutes,
  patientMinutes,
  type AppointmentState,
  type BookingOverride,
  type Escort,
  type PlacedSpan,
  type Placement,
} from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface NewAppointment {
  readonly placement: Placement;
  readonly spans: readonly PlacedSpan[];
  readonly siteId: string;
  readonly zone: string;
  readonly courseId: string | null;
  readonly visitKey: string | null;
  readonly title: string;
  readonly escort: Escort | null;
  readonly overrides: readonly BookingOverride[];
  readonly replacesId: string | null;
  readonly seriesId: string | null;
  /** The version of the clinic's rules by which it was judged. */
  readonly policyVersion: number;
  /** Whoever decided it, where a patient only took up what they offered; else the caller. */
  readonly bookedBy?: string;
}

export interface NewStep {
  readonly id: string;
  readonly event: string;
  readonly from: AppointmentState | null;
  readonly to: AppointmentState;
  readonly documented: Readonly<Record<string, unknown>>;
}

/** The only writer of appointments, their steps and what they hold. */
@Injectable()
export class AppointmentsStore {
  constructor(private readonly database: Database) {}

  /**
   * Serialises everybody who wants one of these patients or one of these resources, always in the same order. Without it the exclusion
   * constraint lets two bookings wait for each other; with it the constraint is only the last word.
   */
  async lock(caller: Caller, patientIds: readonly string[], resourceIds: readonly string[]): Promise<void> {
    const data = this.database.of(caller);
    await data.query(`SELECT id FROM patient WHERE clinic_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE`, [
      caller.clinicId,
      patientIds,
    ]);
    await data.query(`SELECT id FROM resource WHERE clinic_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE`, [
      caller.clinicId,
      resourceIds,
    ]);
  }

  /** Puts the appointments and all they hold in one statement each: all or nothing. */
  async book(caller: Caller, appointments: readonly NewAppointment[], at: string): Promise<void> {
    const data = this.database.of(caller);
    await data.query(insertAppointments, [caller.clinicId, JSON.stringify(appointments.map(rowOf)), caller.staffMemberId, at]);
    await this.take(caller, appointments);
    const steps = appointments.map((one) => stepRow(one.placement.appointmentId, bookedStep(one)));
    await data.query(insertSteps, [caller.clinicId, JSON.stringify(steps), caller.staffMemberId, at]);
  }

  /** Takes for each appointment what it needs, beside anything it held before. */
  async take(caller: Caller, appointments: readonly Pick<NewAppointment, 'placement' | 'spans'>[]): Promise<void> {
    const bookings = appointments.flatMap(({ placement, spans }) => spans.map((span) => bookingRow(placement.appointmentId, span)));
    await this.database.of(caller).query(insertBookings, [caller.clinicId, JSON.stringify(bookings)]);
  }

  async lockAppointments(caller: Caller, ids: readonly string[]): Promise<void> {
    await this.database
      .of(caller)
      .query(`SELECT id FROM appointment WHERE clinic_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE`, [caller.clinicId, ids]);
  }

  /** Whether the step is new; the same step again changes nothing. */
  async takeStep(caller: Caller, appointmentId: string, step: NewStep, at: string): Promise<void> {
    const data = this.database.of(caller);
    await data.query(insertSteps, [caller.clinicId, JSON.stringify([stepRow(appointmentId, step)]), caller.staffMemberId, at]);
    await data.query(
      `UPDATE appointment SET state = $3, version = version + 1, follow_up_since = CASE WHEN $3 = 'no-show' THEN follow_up_since END
       WHERE clinic_id = $1 AND id = $2`,
      [caller.clinicId, appointmentId, step.to],
    );
  }

  /** Whether a missed visit asks for a clinician, and since when it first did. */
  async keepFollowUp(caller: Caller, appointmentId: string, isAsked: boolean, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `UPDATE appointment SET follow_up_since = CASE WHEN $3 THEN coalesce(follow_up_since, $4::timestamptz) END WHERE clinic_id = $1 AND id = $2`,
        [caller.clinicId, appointmentId, isAsked, at],
      );
  }

  /** Cancels many at once: their steps appended, their states set, everything they hold freed. */
  async cancel(caller: Caller, steps: readonly (readonly [appointmentId: string, step: NewStep])[], at: string): Promise<void> {
    const data = this.database.of(caller);
    const rows = steps.map(([appointmentId, step]) => stepRow(appointmentId, step));
    await data.query(insertSteps, [caller.clinicId, JSON.stringify(rows), caller.staffMemberId, at]);
    await data.query(
      `UPDATE appointment a SET state = s.to_state, version = a.version + 1
       FROM jsonb_to_recordset($2::jsonb) AS s (appointment_id uuid, to_state text) WHERE a.clinic_id = $1 AND a.id = s.appointment_id`,
      [caller.clinicId, JSON.stringify(rows)],
    );
    await this.release(
      caller,
      steps.map(([appointmentId]) => appointmentId),
    );
  }

  async keepEscort(caller: Caller, appointmentId: string, escort: Escort): Promise<void> {
    await this.database
      .of(caller)
      .query(`UPDATE appointment SET escort = $3 WHERE clinic_id = $1 AND id = $2`, [
        caller.clinicId,
        appointmentId,
        JSON.stringify(escort),
      ]);
  }

  /** Frees everything the appointments hold. */
  async release(caller: Caller, appointmentIds: readonly string[]): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `UPDATE resource_booking SET status = 'cancelled' WHERE clinic_id = $1 AND appointment_id = ANY($2) AND status <> 'cancelled'`,
        [caller.clinicId, appointmentIds],
      );
  }
}

const insertAppointments = `INSERT INTO appointment (clinic_id, id, patient_id, course_id, visit_key, visit_type, title, phases, site_id, zone, local_on, local_at,
    starts_at, ends_at, is_remote, state, version, replaces_id, series_id, escort, overrides, booked_by, booked_at)
  SELECT $1, a.id, a.patient_id, a.course_id, a.visit_key, a.visit_type, a.title, a.phases, a.site_id, a.zone, a.local_on, a.local_at,
    a.starts_at, a.ends_at, a.is_remote, 'booked', 1, a.replaces_id, a.series_id, a.escort, a.overrides, COALESCE(a.booked_by, $3), $4
  FROM jsonb_to_recordset($2::jsonb) AS a (id uuid, patient_id uuid, course_id uuid, visit_key text, visit_type text, title text, phases jsonb, site_id uuid,
    zone text, local_on date, local_at text, starts_at timestamptz, ends_at timestamptz, is_remote boolean, replaces_id uuid, series_id uuid, escort jsonb, overrides jsonb,
    booked_by uuid)`;

const insertBookings = `INSERT INTO resource_booking (clinic_id, id, appointment_id, resource_id, role, starts_at, ends_at, load, is_exclusive, status)
  SELECT $1, b.id, b.appointment_id, b.resource_id, b.role, b.starts_at, b.ends_at, b.load, b.is_exclusive, 'booked'
  FROM jsonb_to_recordset($2::jsonb) AS b (id uuid, appointment_id uuid, resource_id uuid, role text, starts_at timestamptz, ends_at timestamptz, load numeric, is_exclusive boolean)`;

const insertSteps = `INSERT INTO appointment_step (clinic_id, appointment_id, id, event, from_state, to_state, documented, taken_by, taken_at)
  SELECT $1, s.appointment_id, s.id, s.event, s.from_state, s.to_state, s.documented, $3, $4
  FROM jsonb_to_recordset($2::jsonb) AS s (appointment_id uuid, id uuid, event text, from_state text, to_state text, documented jsonb)`;

function rowOf({ placement, ...appointment }: NewAppointment): Record<string, unknown> {
  return {
    id: placement.appointmentId,
    patient_id: placement.patientId,
    course_id: appointment.courseId,
    visit_key: appointment.visitKey,
    visit_type: placement.visitType,
    title: appointment.title,
    phases: placement.phases,
    site_id: appointment.siteId,
    zone: appointment.zone,
    local_on: localDateAt(placement.startsAt, appointment.zone),
    local_at: localTimeAt(placement.startsAt, appointment.zone),
    starts_at: instantText(placement.startsAt),
    ends_at: instantText(plusMinutes(placement.startsAt, patientMinutes(placement.phases))),
    is_remote: placement.isRemote,
    replaces_id: appointment.replacesId,
    series_id: appointment.seriesId,
    escort: appointment.escort,
    overrides: appointment.overrides,
    booked_by: appointment.bookedBy ?? null,
  };
}

function bookingRow(appointmentId: string, span: PlacedSpan): Record<string, unknown> {
  return {
    id: uuidv7(),
    appointment_id: appointmentId,
    resource_id: span.resourceId,
    role: span.role,
    starts_at: instantText(span.startsAt),
    ends_at: instantText(span.endsAt),
    load: span.loadPercent / 100,
    is_exclusive: span.isExclusive,
  };
}

function bookedStep({ overrides, policyVersion, escort }: NewAppointment): NewStep {
  const documented = { policyVersion, ...(overrides.length === 0 ? {} : { overrides }), ...(escort === null ? {} : { escort }) };
  return { id: uuidv7(), event: 'book', from: null, to: 'booked', documented };
}

function stepRow(appointmentId: string, { id, event, from, to, documented }: NewStep): Record<string, unknown> {
  return { appointment_id: appointmentId, id, event, from_state: from, to_state: to, documented };
}
