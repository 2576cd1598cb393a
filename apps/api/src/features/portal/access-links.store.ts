import { Injectable } from '@nestjs/common';
import type { PatientAnswerKind } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { isOnTablet } from './tablets/tablets.store.js';

export interface AccessLinkRow {
  readonly id: string;
  readonly patient_id: string;
  /** What it opens is one of the four. */
  readonly assignment_id: string | null;
  readonly appointment_id: string | null;
  readonly offer_id: string | null;
  readonly opens_pages: boolean;
  readonly revoked_at: string | null;
  readonly wrong_tries: number;
  readonly used_at: string | null;
  readonly used_for: PatientAnswerKind | null;
  readonly expires_at: string;
  readonly birth_date: string | null;
  /** It was shown on a waiting-room tablet: whoever answers it sits in the clinic. */
  readonly is_on_tablet: boolean;
}

export interface NewAccessLink {
  readonly id: string;
  readonly patientId: string;
  readonly assignmentId: string | null;
  readonly appointmentId: string | null;
  /** A freed time that was offered by mail. */
  readonly offerId?: string;
  /** The patient's own pages, which open again and again. */
  readonly opensPages?: boolean;
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
  async make(caller: Caller, link: NewAccessLink): Promise<void> {
    const { id, patientId, assignmentId, appointmentId, offerId = null, opensPages = false, expiresAt, madeBy, at } = link;
    await this.database.of(caller).query(
      `INSERT INTO access_link (clinic_id, id, patient_id, assignment_id, appointment_id, opens_pages, wrong_tries, used_at, expires_at, made_by, made_at, offer_id)
       VALUES ($1, $2, $3, $4, $5, $6, 0, NULL, $7, $8, $9, $10) ON CONFLICT (clinic_id, id) DO NOTHING`,
      [caller.clinicId, id, patientId, assignmentId, appointmentId, opensPages, expiresAt, madeBy, at, offerId],
    );
  }

  /** Takes back the links to a patient's own pages, but for one that is just being made. */
  async revokePages(
    caller: Caller,
    patientId: string,
    { except, at }: { readonly except: string | null; readonly at: string },
  ): Promise<void> {
    await this.database.of(caller).query(
      `UPDATE access_link SET revoked_at = $4, revoked_by = $5
       WHERE clinic_id = $1 AND patient_id = $2 AND opens_pages AND revoked_at IS NULL AND id IS DISTINCT FROM $3`,
      [caller.clinicId, patientId, except, at, caller.staffMemberId],
    );
  }

  /** The link with its row locked, so that two submissions come one after the other. */
  async lock(caller: Caller, id: string): Promise<AccessLinkRow | undefined> {
    const [row] = await this.database.of(caller).query<AccessLinkRow>(
      `SELECT l.id, l.patient_id, l.assignment_id, l.appointment_id, l.offer_id, l.opens_pages, l.revoked_at, l.wrong_tries, l.used_at, l.used_for, l.expires_at, p.birth_date,
         ${isOnTablet} AS is_on_tablet
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
