import { Injectable } from '@nestjs/common';
import type { PatientAnswerKind } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface AccessLinkRow {
  readonly id: string;
  readonly patient_id: string;
  /** What it opens is one of the two. */
  readonly assignment_id: string | null;
  readonly appointment_id: string | null;
  readonly wrong_tries: number;
  readonly used_at: string | null;
  readonly used_for: PatientAnswerKind | null;
  readonly expires_at: string;
  readonly birth_date: string | null;
}

export interface NewAccessLink {
  readonly id: string;
  readonly patientId: string;
  readonly assignmentId: string | null;
  readonly appointmentId: string | null;
  readonly expiresAt: string;
  /** Whose link it is: who asked for the check-in, who booked the visit. */
  readonly madeBy: string;
  readonly at: string;
}

/** The only writer of links. */
@Injectable()
export class AccessLinksStore {
  constructor(private readonly database: Database) {}

  /** The second check needs a birth date: a patient without one cannot open a link. */
  async hasBirthDate(caller: Caller, patientId: string): Promise<boolean> {
    const sql = `SELECT 1 FROM patient WHERE clinic_id = $1 AND id = $2 AND birth_date IS NOT NULL`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, patientId])).length > 0;
  }

  /** Making the same link again changes nothing. */
  async make(caller: Caller, { id, patientId, assignmentId, appointmentId, expiresAt, madeBy, at }: NewAccessLink): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO access_link (clinic_id, id, patient_id, assignment_id, appointment_id, wrong_tries, used_at, expires_at, made_by, made_at)
       VALUES ($1, $2, $3, $4, $5, 0, NULL, $6, $7, $8) ON CONFLICT (clinic_id, id) DO NOTHING`,
      [caller.clinicId, id, patientId, assignmentId, appointmentId, expiresAt, madeBy, at],
    );
  }

  /** The link with its row locked, so that two submissions come one after the other. */
  async lock(caller: Caller, id: string): Promise<AccessLinkRow | undefined> {
    const [row] = await this.database.of(caller).query<AccessLinkRow>(
      `SELECT l.id, l.patient_id, l.assignment_id, l.appointment_id, l.wrong_tries, l.used_at, l.used_for, l.expires_at, p.birth_date
       FROM access_link l JOIN patient p ON p.clinic_id = l.clinic_id AND p.id = l.patient_id
       WHERE l.clinic_id = $1 AND l.id = $2 FOR NO KEY UPDATE OF l`,
      [caller.clinicId, id],
    );
    return row;
  }

  async countWrongTry(caller: Caller, id: string): Promise<void> {
    const sql = `UPDATE access_link SET wrong_tries = wrong_tries + 1 WHERE clinic_id = $1 AND id = $2`;
    await this.database.of(caller).query(sql, [caller.clinicId, id]);
  }

  async use(caller: Caller, id: string, at: string, usedFor: PatientAnswerKind | null = null): Promise<void> {
    const sql = `UPDATE access_link SET used_at = $3, used_for = $4 WHERE clinic_id = $1 AND id = $2 AND used_at IS NULL`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, at, usedFor]);
  }
}
