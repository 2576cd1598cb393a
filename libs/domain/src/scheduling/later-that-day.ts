import { localDateAt, type Instant } from '../shared/index.js';
import type { Assignment } from './booking-conflict.js';
import { withoutVisits, type DaySituation } from './day-situation.js';
import type { BoardAppointment, ScheduleDayView } from './day-view.js';
import { placementNow } from './placement-now.js';
import { optionsOn } from './series/visit-options.js';
import type { SeriesRequest } from './series/series-request.js';

/** As many as are read at a glance. */
const most = 4;

/**
 * Other starts of the day at which a visit fits, with whom and where; the people and the room it has now are kept where they can be.
 * Nothing begins before `now`.
 *
 * Example: the nurse of half past nine is ill and the other one is busy until eleven: at eleven, with her. Odd case: a day that is over, or
 * full, has none. Source: clinical reference §8.2.
 */
export function laterThatDay(
  appointment: BoardAppointment,
  { situation, day, now }: { readonly situation: DaySituation; readonly day: ScheduleDayView; readonly now: Instant },
): readonly { readonly startsAt: Instant; readonly assignments: readonly Assignment[] }[] {
  const { id: key, patientId, visitType: type, title, phases, isRemote } = appointment;
  const { assignments } = placementNow(appointment);
  const open = situation.openSpans
    .filter(({ endsAt }) => endsAt > now)
    .map(({ startsAt, endsAt }) => ({ startsAt: startsAt > now ? startsAt : now, endsAt }));
  const rest = { ...withoutVisits(situation, new Set([key])), openSpans: open };
  const visit = { key, type, title, phases, isRemote, gap: null, targetOn: day.on, isTelehealthPossible: isRemote };
  const request: SeriesRequest = {
    ...{ patientId, visits: [visit], standing: new Map(), notBefore: localDateAt(now, day.site.zone), inductionSpanDays: null },
    ...{ policy: day.policy, situationOn: () => rest },
    preferences: { weekdays: [], from: null, until: null, teamIds: assignments.map(({ resourceId }) => resourceId) },
  };
  return optionsOn(request, visit, day.on)
    .map(({ placement }) => ({ startsAt: placement.startsAt, assignments: placement.assignments }))
    .filter(({ startsAt }, index, all) => all.findIndex((one) => one.startsAt === startsAt) === index)
    .toSorted((one, other) => one.startsAt - other.startsAt)
    .slice(0, most);
}
