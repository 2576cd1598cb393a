import { Injectable } from '@nestjs/common';
import type { LetterNameView, SetLetterName } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

/** SQL: the name that letters to patients and the pages behind their links carry, of the clinic row with that alias. */
export const nameInLetters = (clinic: string): string => `COALESCE(${clinic}.name_in_letters, ${clinic}.name)`;

/** The clinic's name as its letters carry it: a lock screen shows the sender of a letter. Source: clinical reference §8.2. */
@Injectable()
export class NameInLetters {
  constructor(private readonly database: Database) {}

  async read(caller: Caller): Promise<LetterNameView> {
    const sql = `SELECT name_in_letters AS name, name AS "clinicName" FROM clinic WHERE clinic_id = $1`;
    const [row] = await this.database.of(caller).query<LetterNameView>(sql, [caller.clinicId]);
    return row ?? { name: null, clinicName: '' };
  }

  async set(caller: Caller, { name }: SetLetterName): Promise<LetterNameView> {
    await this.database.of(caller).query(`UPDATE clinic SET name_in_letters = $2 WHERE clinic_id = $1`, [caller.clinicId, name]);
    return this.read(caller);
  }
}
