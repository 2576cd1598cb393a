import { Controller, Delete, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CalendarFeedMade, CalendarFeedView } from '@sojourn/domain';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Access, CurrentCaller } from '../../platform/caller/access.js';
import type { Caller } from '../../platform/caller/caller.js';
import { OwnCalendarFeed } from './own-calendar-feed.js';
import { ReadCalendar } from './read-calendar.js';

@ApiTags('interop')
@Controller('api/v1')
export class CalendarController {
  constructor(
    private readonly own: OwnCalendarFeed,
    private readonly reading: ReadCalendar,
  ) {}

  @Get('calendar-feed')
  @Access('schedule.read', 'calendar-feed.look-at-own')
  look(@CurrentCaller() caller: Caller): Promise<CalendarFeedView> {
    return this.own.look(caller);
  }

  /** The address is told once and no answer of it is remembered: asked again, there is another one, and this one ends. */
  @Post('calendar-feed')
  @Access('schedule.read', 'calendar-feed.make', { hasOwnKeys: true })
  make(@CurrentCaller() caller: Caller): Promise<CalendarFeedMade> {
    return this.own.make(caller);
  }

  @Delete('calendar-feed')
  @HttpCode(200)
  @Access('schedule.read', 'calendar-feed.end')
  end(@CurrentCaller() caller: Caller): Promise<CalendarFeedView> {
    return this.own.end(caller);
  }

  /** Asked for by calendars outside: the address is the key. */
  @Get('calendars/:fileName')
  @Access('anyone', 'calendar.fetch')
  async fetch(
    @Param('fileName', { schema: z.string().max(120) }) fileName: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { text, etag } = await this.reading.execute(fileName);
    void reply.header('ETag', etag).header('Cache-Control', 'private, no-cache').type('text/calendar; charset=utf-8');
    if (known !== etag) return text;
    void reply.status(304);
    return undefined;
  }
}
