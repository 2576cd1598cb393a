import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import {
  idSchema,
  parseLocalDate,
  weekOf,
  type ArrangementView,
  type BookableCourse,
  type CourseVisitsView,
  type ScheduleDayView,
  type VisitsInTheWayView,
} from '@sojourn/domain';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { notFound } from '../../platform/http/problem.js';
import { ArrangeVisits } from './arrange-visits.js';
import { BookableVisitsQueries } from './bookable-visits.queries.js';
import { CourseVisitsQueries } from './course-visits.queries.js';
import { ScheduleQueries } from './schedule.queries.js';
import { VisitsInTheWayQueries } from './visits-in-the-way.queries.js';

const siteQuery = idSchema<'Site'>().optional();

@ApiTags('scheduling')
@Controller('api/v1/schedule')
export class ScheduleController {
  constructor(
    private readonly queries: ScheduleQueries,
    private readonly bookable: BookableVisitsQueries,
    private readonly courseVisits: CourseVisitsQueries,
    private readonly arranging: ArrangeVisits,
    private readonly inTheWay: VisitsInTheWayQueries,
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

  /** The seven days of the week that a day lies in, from Monday on. */
  @Get('weeks/:on')
  @ApiQuery({ name: 'site', required: false })
  @Access('schedule.read', 'schedule.read-week')
  week(
    @CurrentCaller() caller: Caller,
    @Param('on', { schema: z.string().max(60) }) on: string,
    @Query('site', { schema: siteQuery }) site?: string,
  ): Promise<ScheduleDayView[]> {
    const date = parseLocalDate(on);
    if (!date.allowed) throw notFound('Week');
    return this.queries.days(caller, weekOf(date.value), site);
  }

  /** Booked visits that a leave, a maintenance or a holiday hits: of one resource, or of a site. */
  @Get('visits-in-the-way')
  @Access('schedule.read', 'schedule.read-visits-in-the-way')
  visitsInTheWay(
    @CurrentCaller() caller: Caller,
    @Query({ schema: domain.askVisitsInTheWay }) asked: domain.AskVisitsInTheWay,
  ): Promise<VisitsInTheWayView> {
    return this.inTheWay.ask(caller, asked);
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

  /** Every appointment of a course, for changing several of them at once. */
  @Get('courses/:courseId/visits')
  @Access('schedule.read', 'schedule.read-course-visits')
  visitsOfCourse(@CurrentCaller() caller: Caller, @Param('courseId', { schema: idSchema() }) courseId: string): Promise<CourseVisitsView> {
    return this.courseVisits.ofCourse(caller, courseId);
  }

  /** What several moves, cancellations and bookings would do together, and everything that is in the way. Nothing is kept. */
  @Post('arrangement-previews')
  @HttpCode(200)
  @Access('schedule.book', 'visits.preview-arrangement', { isQuestion: true })
  preview(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.arrangeVisits }) command: domain.ArrangeVisits,
  ): Promise<ArrangementView> {
    return this.arranging.preview(caller, command);
  }

  /** All of it, or none and all the reasons. */
  @Post('arrangements')
  @HttpCode(200)
  @Access('schedule.book', 'visits.arrange')
  arrange(
    @CurrentCaller() caller: Caller,
    @Body({ schema: domain.arrangeVisits }) command: domain.ArrangeVisits,
  ): Promise<ArrangementView> {
    return this.arranging.execute(caller, command);
  }
}
