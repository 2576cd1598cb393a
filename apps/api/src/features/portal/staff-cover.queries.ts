import { Injectable } from '@nestjs/common';
import type { StaffCover } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { CrisisContact } from '../outcome-measures/index.js';

/** Whether somebody answers for a cry for help now: a site is open, or the clinic says that it has cover after hours. Source: clinical reference §4.6. */
@Injectable()
export class StaffCoverQueries {
  constructor(
    private readonly database: Database,
    private readonly contact: CrisisContact,
    private readonly clock: Clock,
  ) {}

  async now(caller: Caller): Promise<StaffCover> {
    const open = await this.database.of(caller).query(
      `SELECT 1 FROM site s WHERE s.clinic_id = $1 AND ($2::timestamptz AT TIME ZONE s.zone)::time >= s.opens_at
         AND ($2::timestamptz AT TIME ZONE s.zone)::time < s.closes_at LIMIT 1`,
      [caller.clinicId, this.clock.nowIso()],
    );
    const { hasAfterHoursCover } = await this.contact.look(caller);
    return { isWithinStaffedHours: open.length > 0, hasAfterHoursCover };
  }
}
