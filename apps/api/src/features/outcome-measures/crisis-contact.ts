import { Injectable } from '@nestjs/common';
import type { CrisisContactView, SetCrisisContact } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

const unsaid: CrisisContactView = { version: 0, phone: null, hasAfterHoursCover: false };

/** The clinic's number for a patient in crisis, kept as versioned policy. A clinic that said nothing has no number and no cover at night. */
@Injectable()
export class CrisisContact {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async look(caller: Caller): Promise<CrisisContactView> {
    const sql = `SELECT version, content FROM clinic_policy WHERE clinic_id = $1 AND kind = 'crisis-contact' ORDER BY version DESC LIMIT 1`;
    const [row] = await this.database.of(caller).query<{ version: number; content: SetCrisisContact }>(sql, [caller.clinicId]);
    return row === undefined ? unsaid : { ...row.content, version: row.version };
  }

  /** The same said again makes no new version. */
  async set(caller: Caller, said: SetCrisisContact): Promise<CrisisContactView> {
    const known = await this.look(caller);
    if (known.version > 0 && known.phone === said.phone && known.hasAfterHoursCover === said.hasAfterHoursCover) return known;
    const version = known.version + 1;
    await this.database
      .of(caller)
      .query(
        `INSERT INTO clinic_policy (clinic_id, id, kind, version, effective_from, content, written_by) VALUES ($1, $2, 'crisis-contact', $3, $4, $5, $6)`,
        [caller.clinicId, uuidv7(), version, this.clock.nowIso(), JSON.stringify(said), caller.staffMemberId],
      );
    return { ...said, version };
  }
}
