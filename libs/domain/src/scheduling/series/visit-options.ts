import { weekdayOf, type Instant, type LocalDate } from '../../shared/index.js';
import type { Assignment, BookingConflict, Placement } from '../booking-conflict.js';
import type { DaySituation } from '../day-situation.js';
import { hoursConflicts, patientConflicts, prescriberConflicts } from '../judge-day.js';
import { interpreterConflicts } from '../judge-interpreters.js';
import { skillConflicts } from '../judge-skills.js';
import { slackConflicts } from '../judge-slack.js';
import type { BookingRole } from '../needed-spans.js';
import { placementOf } from './bare-placement.js';
import { startsOf, type Start } from './day-starts.js';
import { freeFor, rolesOn, type RoleNeeds } from './free-resources.js';
import type { SeriesPreferences, SeriesRequest, SeriesVisit } from './series-request.js';

/** A start at which the whole visit fits, with whom and where. */
export interface VisitOption {
  readonly on: LocalDate;
  readonly placement: Placement;
  /** It is where the visit stands already. */
  readonly stays: boolean;
  readonly isOtherWeekday: boolean;
  readonly isOtherTime: boolean;
  /** Whoever leads: the therapist, else the prescriber. */
  readonly leadId: string | null;
  readonly isTherapy: boolean;
  /** People who are not of the course's team. */
  readonly strangers: number;
}

/** What is set aside to see what its lack costs. */
export type IgnoredNeed = BookingRole | 'hours' | 'skill' | 'slack' | 'wishes';

interface Day {
  readonly request: SeriesRequest;
  readonly visit: SeriesVisit;
  readonly on: LocalDate;
  readonly situation: DaySituation;
  readonly roles: readonly RoleNeeds[];
  readonly ignored: IgnoredNeed | undefined;
}

/** Every start of the day where the visit fits, once for each person who could lead it. A role to ignore shows what its lack costs. */
export function optionsOn(request: SeriesRequest, visit: SeriesVisit, on: LocalDate, ignored?: IgnoredNeed): readonly VisitOption[] {
  const known = request.situationOn(on);
  const situation = ignored === 'wishes' ? { ...known, needs: new Map() } : known;
  const bare = placementOf(request, visit, (situation.openSpans[0]?.startsAt ?? 0) as Instant);
  const roles = rolesOn(request, situation, bare).filter(({ role }) => role !== ignored);
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
  const firstAt = Math.min(...starts.map(({ startsAt }) => startsAt));
  for (const start of starts) {
    const part = `${Math.floor((start.startsAt - firstAt) / partOfDayMs)} ${isOtherTime(preferences, start.at)}`;
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
  const free = day.roles.map((one) => ({
    role: one.role,
    ids: freeFor(one, { placement: bare, situation: day.situation, policy: day.request.policy }),
  }));
  if (free.some(({ ids }) => ids.length === 0)) return [];
  const lead = free.find(({ role }) => role === 'therapist') ?? free.find(({ role }) => role === 'prescriber');
  const others = free.filter((one) => one !== lead).flatMap(({ role, ids }) => ids.slice(0, 1).map((resourceId) => ({ role, resourceId })));
  const leads: (readonly Assignment[])[] = lead === undefined ? [[]] : lead.ids.map((resourceId) => [{ role: lead.role, resourceId }]);
  return leads.map((leading) => optionOf(day, bare, at, [...leading, ...others]));
}

function optionOf({ request: { preferences }, on }: Day, bare: Placement, at: string, assignments: readonly Assignment[]): VisitOption {
  const people = assignments.filter(({ role }) => role !== 'room' && role !== 'pump');
  return {
    on,
    placement: { ...bare, assignments },
    stays: false,
    isOtherWeekday: preferences.weekdays.length > 0 && !preferences.weekdays.includes(weekdayOf(on)),
    isOtherTime: isOtherTime(preferences, at),
    leadId: people.find(({ role }) => role !== 'nurse')?.resourceId ?? null,
    isTherapy: people.some(({ role }) => role === 'therapist'),
    strangers: people.filter(({ resourceId }) => preferences.teamIds.length > 0 && !preferences.teamIds.includes(resourceId)).length,
  };
}

function isDayAgainst(placement: Placement, { situation, ignored, request: { policy } }: Day): boolean {
  if (patientConflicts(placement, situation).length > 0) return true;
  const rulings: readonly (readonly [need: IgnoredNeed, ruling: () => readonly BookingConflict[]])[] = [
    ['hours', () => hoursConflicts(placement, situation, policy)],
    ['skill', () => skillConflicts(placement, situation, policy)],
    ['slack', () => slackConflicts(placement, situation, policy)],
    ['wishes', () => interpreterConflicts(placement, situation)],
    ['prescriber', () => prescriberConflicts(placement, situation)],
  ];
  return rulings.some(([need, ruling]) => need !== ignored && ruling().length > 0);
}
