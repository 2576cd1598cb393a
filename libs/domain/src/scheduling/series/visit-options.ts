import { plusMinutes, weekdayOf, type Instant, type LocalDate } from '../../shared/index.js';
import type { Assignment, PlacedSpan, Placement } from '../booking-conflict.js';
import type { DaySituation, SituationResource } from '../day-situation.js';
import { hoursConflicts, patientConflicts, prescriberConflicts } from '../judge-day.js';
import { resourceConflicts } from '../judge-resource.js';
import { skillConflicts } from '../judge-skills.js';
import { neededSpans, type BookingRole, type NeededSpan } from '../needed-spans.js';
import { defaultSchedulingPolicy as policy } from '../scheduling-policy.js';
import { canServe } from '../who-can-serve.js';
import { startsOf, type Start } from './day-starts.js';
import type { SeriesPreferences, SeriesRequest, SeriesVisit } from './series-request.js';

/** A start at which the whole visit fits, with whom and where. */
export interface VisitOption {
  readonly on: LocalDate;
  readonly placement: Placement;
  readonly isOtherWeekday: boolean;
  readonly isOtherTime: boolean;
  /** Whoever leads: the therapist, else the prescriber. */
  readonly leadId: string | null;
  readonly isTherapy: boolean;
  /** People who are not of the course's team. */
  readonly strangers: number;
}

interface Day {
  readonly request: SeriesRequest;
  readonly visit: SeriesVisit;
  readonly on: LocalDate;
  readonly situation: DaySituation;
  /** What each role asks for, and who could serve at all, the team first. */
  readonly roles: readonly {
    readonly role: BookingRole;
    readonly needs: readonly NeededSpan[];
    readonly able: readonly SituationResource[];
  }[];
  readonly ignored: BookingRole | 'hours' | undefined;
}

/** Every start of the day where the visit fits, once for each person who could lead it. A role to ignore shows what its lack costs. */
export function optionsOn(
  request: SeriesRequest,
  visit: SeriesVisit,
  on: LocalDate,
  ignored?: BookingRole | 'hours',
): readonly VisitOption[] {
  const situation = request.situationOn(on);
  const needs = neededSpans(visit.phases);
  const { teamIds } = request.preferences;
  const roles = [...new Set(needs.map(({ role }) => role))]
    .filter((role) => role !== ignored)
    .map((role) => ({
      role,
      needs: needs.filter((need) => need.role === role),
      able: [...situation.resources.values()]
        .filter((resource) => canServe(role, resource))
        .toSorted((one, other) => Number(teamIds.includes(other.id)) - Number(teamIds.includes(one.id))),
    }));
  const day: Day = { request, visit, on, situation, roles, ignored };
  return sparse(startsOf(situation), request.preferences, (start) => optionsAt(day, start), leadsOf(roles));
}

const partOfDayMs = 2 * 3_600_000;

/** Of each lead the first start in each part of the day, within the wished time and outside it: more would not make a better plan. */
function sparse(
  starts: readonly Start[],
  preferences: SeriesPreferences,
  optionsOf: (start: Start) => readonly VisitOption[],
  leads: number,
): readonly VisitOption[] {
  const found = new Map<string, Map<string | null, VisitOption>>();
  for (const start of starts) {
    const part = `${Math.floor((start.startsAt - (starts[0]?.startsAt ?? 0)) / partOfDayMs)} ${isOtherTime(preferences, start.at)}`;
    const known = found.get(part) ?? new Map<string | null, VisitOption>();
    if (known.size < leads) for (const option of optionsOf(start)) if (!known.has(option.leadId)) known.set(option.leadId, option);
    found.set(part, known);
  }
  return [...found.values()].flatMap((options) => [...options.values()]);
}

/** How many people could lead the visit, free or not. */
function leadsOf(roles: Day['roles']): number {
  const lead = roles.find(({ role }) => role === 'therapist') ?? roles.find(({ role }) => role === 'prescriber');
  return lead?.able.length ?? 1;
}

function isOtherTime({ from, until }: SeriesPreferences, at: string): boolean {
  return (from !== null && at < from) || (until !== null && at > until);
}

function optionsAt(day: Day, { startsAt, at }: Start): readonly VisitOption[] {
  const bare = placementOf(day.request, day.visit, startsAt);
  if (isDayAgainst(bare, day)) return [];
  const free = day.roles.map((one) => ({ role: one.role, ids: freeFor(one, bare, day.situation) }));
  if (free.some(({ ids }) => ids.length === 0)) return [];
  const lead = free.find(({ role }) => role === 'therapist') ?? free.find(({ role }) => role === 'prescriber');
  const others = free.filter((one) => one !== lead).map(({ role, ids: [first = ''] }) => ({ role, resourceId: first }));
  const leads: (readonly Assignment[])[] = lead === undefined ? [[]] : lead.ids.map((resourceId) => [{ role: lead.role, resourceId }]);
  return leads.map((leading) => optionOf(day, bare, at, [...leading, ...others]));
}

function optionOf({ request: { preferences }, on }: Day, bare: Placement, at: string, assignments: readonly Assignment[]): VisitOption {
  const people = assignments.filter(({ role }) => role !== 'room' && role !== 'pump');
  return {
    on,
    placement: { ...bare, assignments },
    isOtherWeekday: preferences.weekdays.length > 0 && !preferences.weekdays.includes(weekdayOf(on)),
    isOtherTime: isOtherTime(preferences, at),
    leadId: people.find(({ role }) => role !== 'nurse')?.resourceId ?? null,
    isTherapy: people.some(({ role }) => role === 'therapist'),
    strangers: people.filter(({ resourceId }) => preferences.teamIds.length > 0 && !preferences.teamIds.includes(resourceId)).length,
  };
}

function placementOf({ patientId }: SeriesRequest, { key, type, phases }: SeriesVisit, startsAt: Instant): Placement {
  return { appointmentId: key, patientId, visitType: type, startsAt, phases, assignments: [], isRemote: false };
}

function isDayAgainst(placement: Placement, { situation, ignored }: Day): boolean {
  if (ignored !== 'hours' && hoursConflicts(placement, situation, policy).length > 0) return true;
  if (patientConflicts(placement, situation).length > 0) return true;
  if (skillConflicts(placement, situation, policy).length > 0) return true;
  return ignored !== 'prescriber' && prescriberConflicts(placement, situation).length > 0;
}

/** Those who are free for every stretch of the role. */
function freeFor({ needs, able }: Day['roles'][number], bare: Placement, situation: DaySituation): readonly string[] {
  const isFree = (resource: SituationResource): boolean =>
    needs.every((need) => resourceConflicts(spanOf(need, resource, bare), { placement: bare, situation, policy }).length === 0);
  return able.filter(isFree).map(({ id }) => id);
}

function spanOf(
  { role, fromMin, toMin, loadPercent, isExclusive }: NeededSpan,
  { id, cleaningMinutes }: SituationResource,
  { startsAt }: Placement,
): PlacedSpan {
  const cleaning = role === 'pump' ? cleaningMinutes : 0;
  return {
    role,
    resourceId: id,
    startsAt: plusMinutes(startsAt, fromMin),
    endsAt: plusMinutes(startsAt, toMin + cleaning),
    loadPercent,
    isExclusive,
  };
}
