import { instant, instantFromMs, type Instant } from '../shared/index.js';
import type { Assignment, BookingConflict, Placement } from './booking-conflict.js';
import { candidatesFor, type Candidate } from './candidates.js';
import { situationOf, withVisit, withoutVisits, type DaySituation } from './day-situation.js';
import type { BoardAppointment, ScheduleDayView } from './day-view.js';
import { judgePlacement } from './judge-placement.js';
import { laterThatDay } from './later-that-day.js';
import { placementNow } from './placement-now.js';
import { placedSpans } from './placed-spans.js';
import type { BookingRole } from './needed-spans.js';

/** A visit that somebody's absence hits, who could take it over at the same time in the same place, and when else it fits that day. */
export interface HandOver {
  readonly appointment: BoardAppointment;
  /** What the person was booked for; null where the visit only needs that somebody like them is at work. */
  readonly role: BookingRole | null;
  /** The first with whom the visit fits as it stands; null where nobody is, and it has to be moved or called off. */
  readonly toId: string | null;
  /** Everybody else of the role, free ones first, each with every reason that speaks against the visit with them. */
  readonly candidates: readonly Candidate[];
  /** Later that day, with whom and where; looked for only where nobody takes over as it stands. */
  readonly elsewhen: readonly { readonly startsAt: Instant; readonly assignments: readonly Assignment[] }[];
  /** What the absence itself leaves missing, such as a prescriber on site. */
  readonly missing: readonly BookingConflict[];
}

/** What becomes of a visit whose person is away: somebody else, another time, called off, or nothing yet. */
export type WayOut =
  | { readonly kind: 'to'; readonly resourceId: string }
  | { readonly kind: 'at'; readonly startsAt: Instant; readonly assignments: readonly Assignment[] }
  | { readonly kind: 'off' }
  | { readonly kind: 'open' };

const notBegun = ['requested', 'held', 'booked', 'confirmed'];

/**
 * What a person's absence leaves behind on a day: each visit that has not begun and is not over and that needs them, by name or as the
 * prescriber on site, with its ways out. Later ones are judged with the earlier ones as they were decided, so that nobody is proposed twice for one time.
 *
 * Example: a therapist falls ill at 8:15 with talks at nine and at ten: another therapist who is free at both gets both.
 * Odd case: a visit that should have begun ten minutes ago is still among them; one that has begun is not. Source: clinical reference §8.2.
 */
export function handOverOf(
  day: ScheduleDayView,
  personId: string,
  now: Instant,
  decided: Readonly<Record<string, WayOut>> = {},
): readonly HandOver[] {
  const before = situationOf(day);
  let situation = withoutPerson(before, personId, now);
  const ahead = day.appointments.filter(({ state, endsAt }) => notBegun.includes(state) && instant(endsAt) > now);
  return ahead.flatMap((appointment) => {
    const placement = placementNow(appointment);
    const role = appointment.bookings.find(({ resourceId, endsAt }) => resourceId === personId && instant(endsAt) > now)?.role ?? null;
    const missing = missingIn(placement, { before, after: situation, personId, day });
    if (role === null && missing.length === 0) return [];
    const candidates = role === null ? [] : candidatesInstead(placement, role, { situation, personId, day });
    const toId = (candidates.find(({ reasons }) => reasons.length === 0) ?? candidates.find(({ isFree }) => isFree))?.resourceId ?? null;
    const elsewhen = toId === null ? laterThatDay(appointment, { situation, day, now }) : [];
    const handOver = { appointment, role, toId, candidates, elsewhen, missing };
    situation = afterWay(situation, handOver, wayOf(handOver, decided));
    return [handOver];
  });
}

/**
 * What becomes of the visit: as it was decided, where that is still possible, else whoever can take over as it stands. What the patient does not
 * notice happens by itself; a time is for a person to choose, who will have to call the patient.
 * Example: nobody decided and the other nurse is free: it goes to her. Odd case: a time that another decision has taken since is no decision.
 * Source: clinical reference §8.2.
 */
export function wayOf({ appointment, toId, candidates, elsewhen }: HandOver, decided: Readonly<Record<string, WayOut>>): WayOut {
  const way = decided[appointment.id];
  const isPossible =
    way?.kind === 'to'
      ? candidates.some(({ resourceId, isFree }) => isFree && resourceId === way.resourceId)
      : way?.kind !== 'at' || elsewhen.some(({ startsAt }) => startsAt === way.startsAt);
  if (way !== undefined && isPossible) return way;
  return toId === null ? { kind: 'open' } : { kind: 'to', resourceId: toId };
}

function afterWay(situation: DaySituation, { appointment, role }: HandOver, way: WayOut): DaySituation {
  if (way.kind === 'open') return situation;
  const left = withoutVisits(situation, new Set([appointment.id]));
  if (way.kind === 'off') return left;
  const placement = placementNow(appointment);
  const next =
    way.kind === 'to'
      ? { ...placement, assignments: replaced(placement.assignments, role, way.resourceId) }
      : { ...placement, startsAt: way.startsAt, assignments: way.assignments };
  return withVisit(left, next, placedSpans(next, situation));
}

interface Hit {
  readonly situation: DaySituation;
  readonly personId: string;
  readonly day: ScheduleDayView;
}

/** The day as it is once the person has gone home. */
function withoutPerson(situation: DaySituation, personId: string, now: Instant): DaySituation {
  const person = situation.resources.get(personId);
  if (person === undefined) return situation;
  const until = instantFromMs(Math.max(now + 1, ...situation.openSpans.map(({ endsAt }) => endsAt)));
  const away = { ...person, absences: [...person.absences, { startsAt: now, endsAt: until, kind: 'sick' as const }] };
  return { ...situation, resources: new Map([...situation.resources, [personId, away]]) };
}

/** What firmly stands in the way now and did not before, beside that the person is away: what the board would mark. */
function missingIn(
  placement: Placement,
  { before, after, personId, day: { policy } }: { before: DaySituation; after: DaySituation; personId: string; day: ScheduleDayView },
): readonly BookingConflict[] {
  const known = new Set(judgePlacement(placement, before, policy).map(({ message }) => message));
  const now = judgePlacement(placement, after, policy).filter(({ isOverridable, resourceId }) => !isOverridable && resourceId !== personId);
  return now.filter(({ message }) => !known.has(message));
}

/** Others for the role. With whom the visit as a whole fits counts, not only whether they are free. */
function candidatesInstead(placement: Placement, role: BookingRole, { situation, personId, day: { policy } }: Hit): readonly Candidate[] {
  const others = (candidatesFor(placement, situation, policy).get(role) ?? []).filter(({ resourceId }) => resourceId !== personId);
  return others.map((one) => {
    if (!one.isFree) return one;
    const assignments = replaced(placement.assignments, role, one.resourceId);
    const reasons = judgePlacement({ ...placement, assignments }, situation, policy);
    return { ...one, reasons, isFree: reasons.every(({ isOverridable }) => isOverridable) };
  });
}

/**
 * The assignments with somebody else in a role. Example: the room and the nurse stay, the therapist changes. Odd case: a role nobody holds
 * yet is left as it is. Source: clinical reference §8.2.
 */
export function replaced(assignments: readonly Assignment[], role: BookingRole | null, resourceId: string): readonly Assignment[] {
  return assignments.map((one) => (one.role === role ? { role, resourceId } : one));
}
