import { Body, Controller, Get, Headers, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { SiteHoursView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { versionFrom } from '../../platform/http/if-match.js';
import { SetSiteHours } from './set-site-hours.js';
import { SitesQueries } from './sites.queries.js';

@ApiTags('clinics')
@Controller('api/v1/sites')
export class SitesController {
  constructor(
    private readonly queries: SitesQueries,
    private readonly setting: SetSiteHours,
  ) {}

  @Get()
  @Access('schedule.read', 'sites.list')
  list(@CurrentCaller() caller: Caller): Promise<SiteHoursView[]> {
    return this.queries.list(caller);
  }

  @Put(':siteId/hours')
  @Access('schedule.arrange', 'site.set-hours')
  setHours(
    @CurrentCaller() caller: Caller,
    @Param('siteId', { schema: domain.idSchema() }) siteId: string,
    @Body({ schema: domain.openingHours }) hours: domain.OpeningHours,
    @Headers('if-match') ifMatch?: string,
  ): Promise<SiteHoursView> {
    return this.setting.execute(caller, siteId, hours, versionFrom(ifMatch));
  }
}
