import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

interface ClinicAccount {
  readonly staffMemberId: string;
  readonly personId: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
  readonly lastSignInAt: string | null;
  /** In how many clinics the person has a place. */
  readonly clinics: number;
}

const accountsSql = `SELECT m.staff_member_id AS "staffMemberId", p.id AS "personId", p.email,
    (p.second_factor_confirmed_at IS NOT NULL OR EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)) AS "hasSecondFactor",
    (SELECT max(s.started_at) FROM sign_in s WHERE s.person_id = p.id AND s.clinic_id = $1) AS "lastSignInAt",
    (SELECT count(*)::int FROM membership o WHERE o.person_id = p.id) AS clinics
  FROM membership m JOIN person p ON p.id = m.person_id WHERE m.clinic_id = $1`;

/** The sign-ins of one clinic's people, as its administrator may know and end them. */
@Injectable()
export class ClinicSignIns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  accounts(clinicId: number): Promise<ClinicAccount[]> {
    return this.database.unscoped().query<ClinicAccount>(accountsSql, [clinicId]);
  }

  async account(clinicId: number, staffMemberId: string): Promise<ClinicAccount | undefined> {
    const sql = `${accountsSql} AND m.staff_member_id = $2`;
    return (await this.database.unscoped().query<ClinicAccount>(sql, [clinicId, staffMemberId]))[0];
  }

  /** Whoever is signed in with this place is out with the next click. */
  async end(clinicId: number, staffMemberId: string): Promise<void> {
    const sql = `UPDATE sign_in SET ended_at = $3 WHERE clinic_id = $1 AND staff_member_id = $2 AND ended_at IS NULL`;
    await this.database.unscoped().query(sql, [clinicId, staffMemberId, this.clock.nowIso()]);
  }
}
