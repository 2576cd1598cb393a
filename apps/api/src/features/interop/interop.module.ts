import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarFeedsStore } from './calendar-feeds.store.js';
import { CalendarVisitsQueries } from './calendar-visits.queries.js';
import { OwnCalendarFeed } from './own-calendar-feed.js';
import { ReadCalendar } from './read-calendar.js';

@Module({
  controllers: [CalendarController],
  providers: [CalendarFeedsStore, CalendarVisitsQueries, OwnCalendarFeed, ReadCalendar],
})
export class InteropModule {}
