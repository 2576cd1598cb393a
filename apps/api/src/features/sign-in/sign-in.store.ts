import { Injectable } from '@nestjs/common';
import { ClinicDirectory } from '../../platform/database/clinic-directory.js';
import { Database } from '../../platform/database/database.js';

export interface PersonRow {
  readonly id: string;
  readonly display_name: string;
  readonly password_hash: string;
  readonly second_factor_secret: Buffer | null;
  readonly second_factor_confirmed_at: string | null;
  readonly second_factor_last_step: string | null;
  readonly has_passkey: boolean;
}

export interface SignInRow {
  readonly id: string;
  readonly person_id: string;
  readonly clinic_id: number;
  readonly staff_member_id: string;
  readonly device_id: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly locked_at: string | null;
  readonly stepped_up_until: string | null;
  readonly has_second_factor: boolean;
}

export interface NewSignIn {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly clinicId: number;
  readonly staffMemberId: string;
  readonly deviceId: string;
  readonly startedWith: 'password' | 'second-factor' | 'passkey' | 'pin';
  readonly at: string;
  readonly expiresAt: string;
}

const personColumns = `id, display_name, password_hash, second_factor_secret, second_factor_confirmed_at, second_factor_last_step,
  EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = person.id) AS has_passkey`;
const signInColumns = `s.id, s.person_id, s.clinic_id, s.staff_member_id, s.device_id, s.last_seen_at, s.expires_at, s.locked_at, s.stepped_up_until,
  (p.second_factor_confirmed_at IS NOT NULL OR EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)) AS has_second_factor`;

/** The only writer of people, sign-ins and attempts; these tables belong to no clinic. */
@Injectable()
export class SignInStore extends ClinicDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async personByEmail(email: string): Promise<PersonRow | undefined> {
    const rows = await this.query<PersonRow>(`SELECT ${personColumns} FROM person WHERE email = $1`, [email.toLowerCase()]);
    return rows[0];
  }

  async person(id: string): Promise<PersonRow | undefined> {
    return (await this.query<PersonRow>(`SELECT ${personColumns} FROM person WHERE id = $1`, [id]))[0];
  }

  memberships(personId: string): Promise<{ clinic_id: number; staff_member_id: string }[]> {
    return this.query(`SELECT clinic_id, staff_member_id FROM membership WHERE person_id = $1 ORDER BY clinic_id`, [personId]);
  }

  /** Every clinic that somebody works for. */
  async clinics(): Promise<number[]> {
    const rows = await this.query<{ clinic_id: number }>(`SELECT DISTINCT clinic_id FROM membership ORDER BY clinic_id`, []);
    return rows.map(({ clinic_id }) => clinic_id);
  }

  async forget(signInsExpiredBefore: string, attemptsFreeBefore: string): Promise<void> {
    await this.query(`DELETE FROM sign_in WHERE expires_at < $1`, [signInsExpiredBefore]);
    await this.query(`DELETE FROM sign_in_attempt WHERE next_allowed_at < $1`, [attemptsFreeBefore]);
  }

  async start(signIn: NewSignIn): Promise<void> {
    await this.query(
      `INSERT INTO sign_in (id, token_hash, person_id, clinic_id, staff_member_id, device_id, started_with, started_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
      [
        signIn.id,
        signIn.tokenHash,
        signIn.personId,
        signIn.clinicId,
        signIn.staffMemberId,
        signIn.deviceId,
        signIn.startedWith,
        signIn.at,
        signIn.expiresAt,
      ],
    );
  }

  async open(tokenHash: Buffer): Promise<SignInRow | undefined> {
    const sql = `SELECT ${signInColumns} FROM sign_in s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND s.ended_at IS NULL`;
    return (await this.query<SignInRow>(sql, [tokenHash]))[0];
  }

  async isOpen(id: string, at: string): Promise<boolean> {
    const sql = `SELECT 1 FROM sign_in WHERE id = $1 AND ended_at IS NULL AND expires_at > $2`;
    return (await this.query(sql, [id, at])).length > 0;
  }

  async touch(id: string, at: string): Promise<void> {
    await this.query(`UPDATE sign_in SET last_seen_at = $2 WHERE id = $1`, [id, at]);
  }

  async end(id: string, at: string): Promise<void> {
    await this.query(`UPDATE sign_in SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, [id, at]);
  }

  async lock(id: string, at: string | null): Promise<void> {
    await this.query(`UPDATE sign_in SET locked_at = $2, last_seen_at = coalesce($3, last_seen_at) WHERE id = $1`, [id, at, at]);
  }

  async unlock(id: string, at: string): Promise<void> {
    await this.query(`UPDATE sign_in SET locked_at = NULL, last_seen_at = $2 WHERE id = $1`, [id, at]);
  }

  async stepUp(id: string, tokenHash: Buffer, until: string): Promise<void> {
    await this.query(`UPDATE sign_in SET stepped_up_until = $2, token_hash = $3 WHERE id = $1`, [id, until, tokenHash]);
  }

  async enter(id: string, clinicId: number, staffMemberId: string): Promise<void> {
    await this.query(`UPDATE sign_in SET clinic_id = $2, staff_member_id = $3, stepped_up_until = NULL WHERE id = $1`, [
      id,
      clinicId,
      staffMemberId,
    ]);
  }

  private query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.database.unscoped().query<Row>(sql, parameters);
  }
}
