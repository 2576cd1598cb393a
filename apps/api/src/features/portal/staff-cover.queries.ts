import { Injectable } from '@nestjs/common';
import { instant, instantText, nextOpening, type StaffCover } from '@sojourn/domain';
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

  /** When a site opens next; null where none opens in the next two weeks. */
  async opensNext(caller: Caller): Promise<string | null> {
    const now = instant(this.clock.nowIso());
    const openings = (await this.sites.list(caller)).flatMap(({ hours, zone }) => nextOpening(hours, zone, now) ?? []);
    const [first] = openings.toSorted((one, other) => one - other);
    return first === undefined ? null : instantText(first);
  }
}
