import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { hashSecret } from './secrets.js';

export interface NewPerson {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  /** Null for a person who sets their own by a link: until then no password fits. */
  readonly password: string | null;
}

/** Makes a person known at the door. Repeating it changes nothing, not even the password. */
@Injectable()
export class AdmitPerson {
  constructor(private readonly database: Database) {}

  /** The person's id: the one given, or that of the person who already has this address. */
  async execute({ id, email, displayName, password }: NewPerson): Promise<string> {
    const data = this.database.unscoped();
    const address = email.toLowerCase();
    const hash = password === null ? '' : await hashSecret(password);
    const sql = `INSERT INTO person (id, email, display_name, password_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
    await data.query(sql, [id, address, displayName, hash]);
    const [person] = await data.query<{ id: string }>(`SELECT id FROM person WHERE email = $1`, [address]);
    return person?.id ?? id;
  }

  async join(personId: string, clinicId: number, staffMemberId: string): Promise<void> {
    const sql = `INSERT INTO membership (person_id, clinic_id, staff_member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
    await this.database.unscoped().query(sql, [personId, clinicId, staffMemberId]);
  }
}
