import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { idSchema, parseLocalDate, type ScheduleDayView } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { ScheduleQueries } from './schedule.queries.js';

const siteQuery = idSchema<'Site'>().optional();

@ApiTags('scheduling')
@Controller('api/v1/schedule')
export class ScheduleController {
  constructor(private readonly queries: ScheduleQueries) {}

  /** One day of a site; without a site, of the clinic's first. */
  @Get('days/:on')
  @ApiQuery({ name: 'site', required: false })
  @Access('schedule.read', 'schedule.read-day')
  day(
    @CurrentCaller() caller: Caller,
    @Param('on', { schema: z.string().max(60) }) on: string,
    @Query('site', { schema: siteQuery }) site?: string,
  ): Promise<ScheduleDayView> {
    const date = parseLocalDate(on);
    if (!date.allowed) throw notFound('Day');
    return this.queries.day(caller, date.value, site);
  }
}
