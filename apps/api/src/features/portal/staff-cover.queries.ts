import { Injectable } from '@nestjs/common';
import type { StaffCover } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { SitesQueries } from '../clinics/index.js';
import { CrisisContact } from '../outcome-measures/index.js';

/** Whether somebody answers for a cry for help now: a site is open, or the clinic says that it has cover after hours; and at which number. Source: clinical reference §4.6. */
@Injectable()
export class StaffCoverQueries {
  constructor(
    private readonly sites: SitesQueries,
    private readonly contact: CrisisContact,
    private readonly clock: Clock,
  ) {}

  async now(caller: Caller): Promise<StaffCover & { readonly phone: string | null }> {
    const isWithinStaffedHours = await this.sites.isAnyOpen(caller, this.clock.nowIso());
    const { hasAfterHoursCover, phone } = await this.contact.look(caller);
    return { isWithinStaffedHours, hasAfterHoursCover, phone };
  }
}
