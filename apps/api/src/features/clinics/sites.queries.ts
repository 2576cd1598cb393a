import { Injectable } from '@nestjs/common';
import { instant, isOpenAt, siteHours, type SiteHoursView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly hours: unknown;
  readonly hours_version: number;
}

/** The clinic's sites and when they are open. */
@Injectable()
export class SitesQueries {
  constructor(private readonly database: Database) {}

  async list(caller: Caller): Promise<SiteHoursView[]> {
    const rows = await this.database
      .of(caller)
      .query<SiteRow>(`SELECT id, name, zone, opens_at, closes_at, hours, hours_version FROM site WHERE clinic_id = $1 ORDER BY name, id`, [
        caller.clinicId,
      ]);
    return rows.map((row) => ({
      ...{ id: row.id, name: row.name, zone: row.zone, version: row.hours_version },
      hours: siteHours(row.hours, row.opens_at, row.closes_at),
    }));
  }

  /** Whether any site is open: somebody is there. */
  async isAnyOpen(caller: Caller, now: string): Promise<boolean> {
    return (await this.list(caller)).some(({ hours, zone }) => isOpenAt(hours, zone, instant(now)));
  }
}
