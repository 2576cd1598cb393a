import { elapsedMinutes, localTimeAt, plusMinutes } from '../shared/index.js';
import type { BookingConflict, BookingConflictCode, PlacedSpan, Placement } from './booking-conflict.js';
import type { DaySituation, SituationBooking, SituationResource } from './day-situation.js';
import { timesOf } from './judge-day.js';
import { dosingStartsAfter } from './needed-spans.js';
import { ofEach } from './of-each.js';
import type { SchedulingPolicy } from './scheduling-policy.js';
import { doTouch, type Span } from './spans.js';
import { visitTypeWords } from './visit-phases.js';

export interface Judged {
  readonly placement: Placement;
  readonly situation: DaySituation;
  readonly policy: SchedulingPolicy;
}

export type Say = (code: BookingConflictCode, words: () => string, when?: Span, isOverridable?: boolean) => BookingConflict;

const bookingsByResource = ofEach((situation: DaySituation) => {
  const known = new Map<string, SituationBooking[]>();
  for (const booking of situation.bookings) known.set(booking.resourceId, [...(known.get(booking.resourceId) ?? []), booking]);
  return known;
});

function bookingsOf(situation: DaySituation, resourceId: string): readonly SituationBooking[] {
  return bookingsByResource(situation).get(resourceId) ?? [];
}

/** Whoever or whatever is taken: a thing or a therapist by anything, a nurse by more than a whole of her attention. Source: clinical reference §8.2. */
export function loadConflicts(
  span: PlacedSpan,
  resource: SituationResource,
  { placement, situation, policy }: Judged,
  say: Say,
): readonly BookingConflict[] {
  const own = placement.appointmentId;
  const others = bookingsOf(situation, span.resourceId).filter((one) => one.visit.id !== own && doTouch(one, span));
  const tooMuch = others.filter((one) => loadAt(span, others, one) > policy.largestLoadPercent);
  if (tooMuch.length > 0) {
    const isShared = span.role === 'nurse';
    return tooMuch.map((one) => say(isShared ? 'over-capacity' : 'busy', () => busyWords(resource, one, situation, isShared), one));
  }
  return span.role === 'nurse' ? staggerConflicts(span, resource, { placement, situation, policy }, say) : [];
}

/** The attention asked for while one of the others runs: it is highest where some booking begins. */
function loadAt(span: PlacedSpan, others: readonly SituationBooking[], one: SituationBooking): number {
  const moments = [span.startsAt, ...others.map(({ startsAt }) => startsAt)].filter(
    (at) => at >= span.startsAt && at < span.endsAt && at >= one.startsAt && at < one.endsAt,
  );
  const sums = moments.map((at) =>
    others
      .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
      .reduce((sum, { loadPercent }) => sum + loadPercent, span.loadPercent),
  );
  return Math.max(...sums);
}

function busyWords({ name }: SituationResource, { visit, ...span }: SituationBooking, { zone }: DaySituation, isShared: boolean): string {
  const what = `${visitTypeWords[visit.visitType].toLowerCase()} ${timesOf(span, zone)}`;
  return isShared ? `${name}’s attention is already taken: ${what}.` : `${name} is already booked: ${what}.`;
}

/** Two doses watched by one nurse do not start together. Source: clinical reference §8.2. */
function staggerConflicts(
  span: PlacedSpan,
  resource: SituationResource,
  { placement, situation, policy }: Judged,
  say: Say,
): readonly BookingConflict[] {
  const after = dosingStartsAfter(placement.phases);
  if (after === null) return [];
  const doseAt = plusMinutes(placement.startsAt, after);
  const close = bookingsOf(situation, span.resourceId).filter(({ visit }) => {
    const otherAfter = dosingStartsAfter(visit.phases);
    if (visit.id === placement.appointmentId || otherAfter === null) return false;
    return Math.abs(elapsedMinutes(plusMinutes(visit.startsAt, otherAfter), doseAt)) < policy.startStaggerMin;
  });
  if (close.length === 0) return [];
  const words = (): string =>
    `${resource.name} already starts a dose within ${policy.startStaggerMin} min of ${localTimeAt(doseAt, situation.zone)}.`;
  return [say('starts-too-close', words, span, true)];
}
