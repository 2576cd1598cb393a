import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { idSchema, parseLocalDate, type BookableCourse, type ScheduleDayView } from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { BookableVisitsQueries } from './bookable-visits.queries.js';
import { ScheduleQueries } from './schedule.queries.js';

const siteQuery = idSchema<'Site'>().optional();

@ApiTags('scheduling')
@Controller('api/v1/schedule')
export class ScheduleController {
  constructor(
    private readonly queries: ScheduleQueries,
    private readonly bookable: BookableVisitsQueries,
  ) {}

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

  /** What is left to book in a patient's courses. */
  @Get('patients/:patientId/bookable-visits')
  @Access('schedule.book', 'schedule.read-bookable-visits')
  bookableVisits(
    @CurrentCaller() caller: Caller,
    @Param('patientId', { schema: idSchema() }) patientId: string,
  ): Promise<BookableCourse[]> {
    return this.bookable.ofPatient(caller, patientId);
  }
}
