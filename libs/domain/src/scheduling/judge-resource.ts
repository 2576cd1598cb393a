import { elapsedMinutes, localTimeAt, plusMinutes } from '../shared/index.js';
import { conflictOf, type BookingConflict, type BookingConflictCode, type PlacedSpan, type Placement } from './booking-conflict.js';
import type { DaySituation, SituationBooking, SituationResource } from './day-situation.js';
import { timesOf } from './judge-day.js';
import { needConflicts } from './judge-needs.js';
import { dosingStartsAfter } from './needed-spans.js';
import type { SchedulingPolicy } from './scheduling-policy.js';
import { canServe } from './who-can-serve.js';
import { doTouch, isCovered, type Span } from './spans.js';
import { visitTypeWords } from './visit-phases.js';

interface Judged {
  readonly placement: Placement;
  readonly situation: DaySituation;
  readonly policy: SchedulingPolicy;
}

const absenceWords = {
  leave: 'on leave',
  sick: 'off sick',
  training: 'at a training',
  maintenance: 'in maintenance',
  other: 'not available',
} as const;

const standingWords = {
  usable: 'can be used',
  'out-of-use': 'is out of use',
  'maintenance-overdue': 'is due for maintenance before that day',
  'maintenance-unknown': 'has no maintenance date on record, so it cannot be booked',
} as const;

/** Why this person, room or pump cannot be held for the stretch. */
export function resourceConflicts(span: PlacedSpan, judged: Judged): readonly BookingConflict[] {
  const { situation } = judged;
  const resource = situation.resources.get(span.resourceId);
  if (resource === undefined)
    return [conflictOf({ ...about(span), code: 'unknown-resource' }, () => `There is no such ${span.role} at this site.`)];
  const said: Say = (code, words, when = span, isOverridable = false) =>
    conflictOf({ ...about(span), ...timesOnly(when), code, isOverridable }, words);
  return [
    ...standingConflicts(span, resource, judged, said),
    ...presenceConflicts(span, resource, situation, said),
    ...loadConflicts(span, resource, judged, said),
    ...needConflicts(
      { role: span.role, phases: judged.placement.phases },
      resource,
      situation.needs?.get(judged.placement.patientId),
      (code, words, isOverridable) => said(code, words, span, isOverridable),
    ),
  ];
}

type Say = (code: BookingConflictCode, words: () => string, when?: Span, isOverridable?: boolean) => BookingConflict;

function standingConflicts(
  { role }: PlacedSpan,
  resource: SituationResource,
  { placement, situation, policy }: Judged,
  say: Say,
): readonly BookingConflict[] {
  const { name } = resource;
  if (!canServe(role, resource)) return [say('wrong-role', () => `${name} is no ${role}.`)];
  const lacking =
    role === 'room' ? (policy.roomNeeds[placement.visitType] ?? []).filter((need) => !resource.attributes.includes(need)) : [];
  const isLicenced = resource.kind !== 'staff' || (resource.licenceValidUntil !== null && resource.licenceValidUntil >= situation.on);
  return [
    ...(resource.standing === 'usable' ? [] : [say(resource.standing, () => `${name} ${standingWords[resource.standing]}.`)]),
    ...(isLicenced ? [] : [say('licence-not-valid', () => `${name}’s licence is not on record as valid on that day.`)]),
    ...(lacking.length > 0 ? [say('room-lacks', () => `${name} lacks ${lacking.join(', ').replaceAll('-', ' ')}.`)] : []),
  ];
}

function presenceConflicts(span: PlacedSpan, resource: SituationResource, { zone }: DaySituation, say: Say): readonly BookingConflict[] {
  const { name, kind } = resource;
  const away = resource.absences.filter((absence) => doTouch(absence, span));
  if (away.length > 0)
    return away.map((absence) => say('absent', () => `${name} is ${absenceWords[absence.kind]} ${timesOf(absence, zone)}.`, absence));
  if (kind !== 'staff' || isCovered(span, resource.presence)) return [];
  const words = (): string =>
    resource.presence.length === 0
      ? `${name} does not work that day.`
      : `${name} works ${resource.presence.map((one) => timesOf(one, zone)).join(' and ')} that day.`;
  return [say('not-at-work', words)];
}

function loadConflicts(
  span: PlacedSpan,
  resource: SituationResource,
  { placement, situation, policy }: Judged,
  say: Say,
): readonly BookingConflict[] {
  const own = placement.appointmentId;
  const others = situation.bookings.filter((one) => one.resourceId === span.resourceId && one.visit.id !== own && doTouch(one, span));
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
  const close = situation.bookings.filter(({ resourceId, visit }) => {
    const otherAfter = dosingStartsAfter(visit.phases);
    if (resourceId !== span.resourceId || visit.id === placement.appointmentId || otherAfter === null) return false;
    return Math.abs(elapsedMinutes(plusMinutes(visit.startsAt, otherAfter), doseAt)) < policy.startStaggerMin;
  });
  if (close.length === 0) return [];
  const words = (): string =>
    `${resource.name} already starts a dose within ${policy.startStaggerMin} min of ${localTimeAt(doseAt, situation.zone)}.`;
  return [say('starts-too-close', words, span, true)];
}

function about({ role, resourceId, startsAt, endsAt }: PlacedSpan): Omit<BookingConflict, 'code' | 'message'> {
  return { role, resourceId, startsAt, endsAt, isOverridable: false };
}

function timesOnly({ startsAt, endsAt }: Span): Span {
  return { startsAt, endsAt };
}
