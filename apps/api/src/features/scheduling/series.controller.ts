import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as domain from '@sojourn/domain';
import type { AppointmentView, SeriesProposalsView } from '@sojourn/domain';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { BookSeries } from './book-series.js';
import { ProposeSeries } from './propose-series.js';

const uuid = domain.idSchema();

@ApiTags('scheduling')
@Controller('api/v1/schedule/courses')
export class SeriesController {
  constructor(
    private readonly proposing: ProposeSeries,
    private readonly booking: BookSeries,
  ) {}

  /** Three whole plans for what the course still has to book, or what stands in the way. Nothing is kept. */
  @Post(':courseId/series-proposals')
  @HttpCode(200)
  @Access('schedule.book', 'series.propose', { isQuestion: true })
  propose(
    @CurrentCaller() caller: Caller,
    @Param('courseId', { schema: uuid }) courseId: string,
    @Body({ schema: domain.askForSeries }) asked: domain.AskForSeries,
  ): Promise<SeriesProposalsView> {
    return this.proposing.execute(caller, courseId, asked);
  }

  @Post(':courseId/series')
  @Access('schedule.book', 'series.book')
  book(
    @CurrentCaller() caller: Caller,
    @Param('courseId', { schema: uuid }) courseId: string,
    @Body({ schema: domain.bookSeries }) series: domain.BookSeries,
  ): Promise<AppointmentView[]> {
    return this.booking.execute(caller, courseId, series);
  }
}
