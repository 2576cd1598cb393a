import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { AnalyticsFile, AnalyticsRange, ClinicAnalyticsView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../../platform/caller/access.js';
import type { Caller } from '../../../platform/caller/caller.js';
import { AnalyticsQueries } from './analytics.queries.js';

@ApiTags('review')
@Controller('api/v1/review/analytics')
export class AnalyticsController {
  constructor(private readonly queries: AnalyticsQueries) {}

  @Get()
  @Access('analytics.read', 'analytics.read')
  look(@CurrentCaller() caller: Caller, @Query({ schema: domain.analyticsRange }) range: AnalyticsRange): Promise<ClinicAnalyticsView> {
    return this.queries.over(caller, range);
  }

  /** The same figures as a file for a spreadsheet; that they left the clinic's screen is an act of its own in the audit trail. */
  @Get('file')
  @Access('analytics.read', 'analytics.export')
  async file(@CurrentCaller() caller: Caller, @Query({ schema: domain.analyticsRange }) range: AnalyticsRange): Promise<AnalyticsFile> {
    return domain.analyticsFile(await this.queries.over(caller, range));
  }
}
