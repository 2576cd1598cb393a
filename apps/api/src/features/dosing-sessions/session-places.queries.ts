import { Injectable } from '@nestjs/common';
import { productOfVisit, type TreatmentProduct, type VisitType } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { notADosingVisit, visitCalledOff } from './refusals.js';

interface PlaceRow {
  readonly patient_id: string;
  readonly course_id: string | null;
  readonly visit_type: VisitType;
  readonly starts_at: string;
  readonly state: string;
  readonly product: TreatmentProduct | null;
  readonly session_id: string | null;
}

export interface SessionPlace {
  readonly patientId: string;
  readonly courseId: string | null;
  readonly product: TreatmentProduct;
  readonly plannedStart: string;
  /** The session this appointment already has. */
  readonly sessionId: string | null;
}

const calledOff = ['cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'no-show', 'entered-in-error'];

/** Where a session may stand: in an appointment for a dosing visit, or in a course of the patient's own. */
@Injectable()
export class SessionPlaces {
  constructor(private readonly database: Database) {}

  async ofAppointment(caller: Caller, appointmentId: string): Promise<SessionPlace> {
    const [row] = await this.database.of(caller).query<PlaceRow>(
      `SELECT a.patient_id, a.course_id, a.visit_type, a.starts_at, a.state, c.product, s.id AS session_id FROM appointment a
       LEFT JOIN treatment_course c ON c.clinic_id = a.clinic_id AND c.id = a.course_id
       LEFT JOIN dosing_session s ON s.clinic_id = a.clinic_id AND s.appointment_id = a.id
       WHERE a.clinic_id = $1 AND a.id = $2`,
      [caller.clinicId, appointmentId],
    );
    if (row === undefined) throw notFound('Appointment');
    const given = productOfVisit(row.visit_type);
    if (given === null) throw notADosingVisit();
    if (row.session_id === null && calledOff.includes(row.state)) throw visitCalledOff();
    return {
      patientId: row.patient_id,
      courseId: row.course_id,
      product: row.product ?? given,
      plannedStart: row.starts_at,
      sessionId: row.session_id,
    };
  }

  /** Whether the course is there and this patient's. */
  async isCourseOf(caller: Caller, courseId: string, patientId: string): Promise<boolean> {
    const sql = `SELECT id FROM treatment_course WHERE clinic_id = $1 AND id = $2 AND patient_id = $3`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, courseId, patientId])).length > 0;
  }
}
