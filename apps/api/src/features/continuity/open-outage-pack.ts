import { Injectable } from '@nestjs/common';
import type { OutagePackItem, OutagePackPaper } from '@sojourn/domain';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { MakeOutagePacks } from './make-outage-packs.js';
import { OutagePackQueries, type SiteDay } from './outage-pack.queries.js';
import { OutagePackStore, type KeptPaper } from './outage-pack.store.js';

/** Opening the paper is a read of every chart in it: each has its audit entry in the same transaction. */
@Injectable()
export class OpenOutagePack {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly queries: OutagePackQueries,
    private readonly store: OutagePackStore,
    private readonly making: MakeOutagePacks,
  ) {}

  async list(caller: Caller): Promise<OutagePackItem[]> {
    return (await this.queries.sites(this.database.of(caller), caller.clinicId, this.clock.nowIso())).map(itemOf);
  }

  async open(caller: Caller, siteId: string): Promise<OutagePackPaper> {
    const site = await this.site(caller, siteId);
    const paper = await this.store.newest(this.database.of(caller), caller.clinicId, site);
    if (paper === undefined) throw notFound('Outage pack');
    return this.shown(caller, site, paper);
  }

  async makeAnew(caller: Caller, siteId: string): Promise<OutagePackPaper> {
    const site = await this.site(caller, siteId);
    return this.shown(caller, site, await this.making.make(this.database.of(caller), caller.clinicId, site));
  }

  private async site(caller: Caller, siteId: string): Promise<SiteDay> {
    const sites = await this.queries.sites(this.database.of(caller), caller.clinicId, this.clock.nowIso());
    const site = sites.find(({ id }) => id === siteId);
    if (site === undefined) throw notFound('Site');
    return site;
  }

  private async shown(caller: Caller, site: SiteDay, { madeAt, patientIds, pdf }: KeptPaper): Promise<OutagePackPaper> {
    for (const patientId of patientIds)
      await this.audit.write(this.database.of(caller), caller, { action: 'chart.print-for-outage', outcome: 'done', patientId });
    return { ...itemOf(site), madeAt, pdf };
  }
}

function itemOf({ id, name, day, madeAt }: SiteDay): OutagePackItem {
  return { siteId: id, siteName: name, day: day as OutagePackItem['day'], madeAt };
}
