import { calendarTitle, type CalendarVisit } from '@sojourn/domain';
import { ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';

/**
 * The calendar as text. Instants are written in UTC, so that no reader has to know our rules of summer time; nothing says who or what a visit
 * is about. A cancelled visit stays in it as cancelled. Source: clinical reference §8.3.
 */
export function writeCalendar(visits: readonly CalendarVisit[]): string {
  const calendar = new ICalCalendar({
    name: 'Sojourn',
    prodId: { company: 'Sojourn', product: 'Schedule', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  });
  for (const { id, startsAt, endsAt, sequence, changedAt, isCancelled } of visits) {
    calendar.createEvent({
      id: `${id}@sojourn`,
      sequence,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      summary: calendarTitle,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: isCancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return calendar.toString();
}
