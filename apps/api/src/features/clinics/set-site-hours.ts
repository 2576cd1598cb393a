import { Injectable } from '@nestjs/common';
import type { OpeningHours, SiteHoursView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound, ProblemException } from '../../platform/http/problem.js';
import { SitesQueries } from './sites.queries.js';

/** Writes down when a site is open. Visits already booked stand; those that no longer fit are shown on the board. */
@Injectable()
export class SetSiteHours {
  constructor(
    private readonly queries: SitesQueries,
    private readonly database: Database,
  ) {}

  async execute(caller: Caller, siteId: string, hours: OpeningHours, version: number): Promise<SiteHoursView> {
    const saved = await this.database.of(caller).query(
      `WITH saved AS (UPDATE site SET hours = $4, hours_version = hours_version + 1
         WHERE clinic_id = $1 AND id = $2 AND hours_version = $3 RETURNING id) SELECT id FROM saved`,
      [caller.clinicId, siteId, version, JSON.stringify(hours)],
    );
    const site = (await this.queries.list(caller)).find(({ id }) => id === siteId);
    if (site === undefined) throw notFound('Site');
    if (saved.length === 0) throw changedMeanwhile();
    this.database.concerns(caller, { entityId: siteId });
    this.database.publish(caller, 'schedule', siteId);
    return site;
  }
}

function changedMeanwhile(): ProblemException {
  const detail = 'Somebody else changed these hours meanwhile. Nothing of yours was changed: look at the newest state and try again.';
  return new ProblemException({ status: 412, code: 'changed-meanwhile', title: 'Changed meanwhile', detail });
}
