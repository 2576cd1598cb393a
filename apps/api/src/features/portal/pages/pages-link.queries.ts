import { Injectable } from '@nestjs/common';
import type { OwnPagesStanding } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';
import { lettersAddress } from '../../patients/index.js';
import { nameInLetters } from '../../clinics/index.js';

export interface PagesPatient {
  readonly hasBirthDate: boolean;
  readonly address: string | null;
  readonly clinicName: string;
  readonly zone: string;
}

/** What the sender of a patient's link needs to know, and whose writings a member of staff may read. */
@Injectable()
export class PagesLinkQueries {
  constructor(private readonly database: Database) {}

  async patient(caller: Caller, patientId: string): Promise<PagesPatient> {
    const [row] = await this.database.of(caller).query<PagesPatient>(
      `SELECT p.birth_date IS NOT NULL AS "hasBirthDate", ${nameInLetters('k')} AS "clinicName", k.zone,
         ${lettersAddress('p')} AS address
       FROM patient p JOIN clinic k ON k.clinic_id = p.clinic_id WHERE p.clinic_id = $1 AND p.id = $2`,
      [caller.clinicId, patientId],
    );
    if (row === undefined) throw notFound('Patient');
    this.database.concerns(caller, { patientId, entityId: patientId });
    return row;
  }

  /** The link that opens the pages now. */
  async openLink(caller: Caller, patientId: string, at: string): Promise<OwnPagesStanding['link']> {
    const [row] = await this.database.of(caller).query<NonNullable<OwnPagesStanding['link']>>(
      `SELECT l.id, m.display_name AS "madeBy", l.made_at AS "madeAt", l.expires_at AS "goodUntil" FROM access_link l
       JOIN staff_member m ON m.clinic_id = l.clinic_id AND m.id = l.made_by
       WHERE l.clinic_id = $1 AND l.patient_id = $2 AND l.opens_pages AND l.revoked_at IS NULL AND l.expires_at > $3
       ORDER BY l.made_at DESC LIMIT 1`,
      [caller.clinicId, patientId, at],
    );
    return row ?? null;
  }
}
