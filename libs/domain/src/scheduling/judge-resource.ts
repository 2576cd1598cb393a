import { conflictOf, type BookingConflict, type PlacedSpan } from './booking-conflict.js';
import type { DaySituation, SituationResource } from './day-situation.js';
import { timesOf } from './judge-day.js';
import { loadConflicts, type Judged, type Say } from './judge-load.js';
import { needConflicts } from './judge-needs.js';
import { canServe } from './who-can-serve.js';
import { doTouch, isCovered, type Span } from './spans.js';

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
  return [...lastingConflicts(span, resource, judged), ...momentaryConflicts(span, resource, judged)];
}

/** What holds for the whole day, whatever the time: role, licence, state, and what the patient needs. */
export function lastingConflicts(span: PlacedSpan, resource: SituationResource, judged: Judged): readonly BookingConflict[] {
  const { placement, situation } = judged;
  const say = sayerOf(span);
  return [
    ...standingConflicts(span, resource, judged, say),
    ...needConflicts(
      { role: span.role, phases: placement.phases },
      resource,
      situation.needs?.get(placement.patientId),
      (code, words, isOverridable) => say(code, words, span, isOverridable),
    ),
  ];
}

/** What holds at that time: away, or taken by somebody else. */
export function momentaryConflicts(span: PlacedSpan, resource: SituationResource, judged: Judged): readonly BookingConflict[] {
  const say = sayerOf(span);
  return [...presenceConflicts(span, resource, judged.situation, say), ...loadConflicts(span, resource, judged, say)];
}

function sayerOf(span: PlacedSpan): Say {
  return (code, words, when = span, isOverridable = false) =>
    conflictOf({ ...about(span), ...timesOnly(when), code, isOverridable }, words);
}

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

function about({ role, resourceId, startsAt, endsAt }: PlacedSpan): Omit<BookingConflict, 'code' | 'message'> {
  return { role, resourceId, startsAt, endsAt, isOverridable: false };
}

function timesOnly({ startsAt, endsAt }: Span): Span {
  return { startsAt, endsAt };
}
