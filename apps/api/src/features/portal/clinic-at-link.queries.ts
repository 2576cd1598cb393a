import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { nameInLetters } from '../clinics/index.js';
import { CrisisContact } from '../outcome-measures/index.js';

/** The clinic as a patient at a link is told it, by its name in letters. */
@Injectable()
export class ClinicAtLinkQueries {
  constructor(
    private readonly database: Database,
    private readonly contact: CrisisContact,
  ) {}

  async of(caller: Caller): Promise<{ readonly name: string; readonly zone: string; readonly phone: string | null }> {
    const [clinic] = await this.database
      .of(caller)
      .query<{ name: string; zone: string }>(`SELECT ${nameInLetters('k')} AS name, k.zone FROM clinic k WHERE k.clinic_id = $1`, [
        caller.clinicId,
      ]);
    return { name: clinic?.name ?? '', zone: clinic?.zone ?? 'UTC', phone: (await this.contact.look(caller)).phone };
  }
}
