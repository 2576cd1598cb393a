import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { hashSecret } from './secrets.js';

export interface NewPerson {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

/** Makes a person known at the door. Repeating it changes nothing, not even the password. */
@Injectable()
export class AdmitPerson {
  constructor(private readonly database: Database) {}

  async execute(person: NewPerson): Promise<void> {
    const sql = `INSERT INTO person (id, email, display_name, password_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
    await this.database
      .unscoped()
      .query(sql, [person.id, person.email.toLowerCase(), person.displayName, await hashSecret(person.password)]);
  }

  async join(personId: string, clinicId: number, staffMemberId: string): Promise<void> {
    const sql = `INSERT INTO membership (person_id, clinic_id, staff_member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
    await this.database.unscoped().query(sql, [personId, clinicId, staffMemberId]);
  }
}
