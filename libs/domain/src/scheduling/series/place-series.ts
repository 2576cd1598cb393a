import type { LocalDate } from '../../shared/index.js';
import { fittingBesideOwn } from './fitting-option.js';
import type { SeriesRequest, SeriesVisit } from './series-request.js';
import { keepsDistances } from './series-distances.js';
import { presentDay } from './present-option.js';
import type { SeriesMemory } from './series-memory.js';
import type { VisitOption } from './visit-options.js';

/** What a missed preference costs. The aims of the three proposals are three sets of these. */
export interface SeriesWeights {
  readonly dayOff: number;
  readonly otherWeekday: number;
  readonly otherTime: number;
  readonly otherLead: number;
  readonly stranger: number;
  /** Moving what stands already. */
  readonly moved: number;
}

export interface SeriesSearch extends SeriesMemory {
  readonly request: SeriesRequest;
  readonly weights: SeriesWeights;
  /** Starts of earlier proposals by visit: a plan that repeats them says nothing new. */
  readonly taken: ReadonlySet<string>;
}

interface Found {
  readonly cost: number;
  readonly options: readonly VisitOption[];
}

/** The visit at which every attempt ended, and the days it could have been on. */
interface Stuck {
  readonly visit: SeriesVisit;
  readonly days: readonly LocalDate[];
}

export type SearchResult = { readonly best: readonly VisitOption[]; readonly stuck: null } | { readonly best: null; readonly stuck: Stuck };

/** Steps until a first whole plan is found, and steps spent on finding a cheaper one. */
const mostNodes = { first: 1_200, better: 200 };
const mostOptionsOfDay = 3;
const sameAgain = 12;

/**
 * Branch and bound over the visits in the order of the plan: nearest days first, a branch ends when it costs as much as the best whole plan.
 * Every plan it answers is one that booking accepts as the schedule stands; where none is whole, some visit had no place.
 */
export function placeSeries(search: SeriesSearch): SearchResult {
  const { visits } = search.request;
  let best: Found | null = null;
  let stuck: Stuck | null = null;
  let [deepest, nodes, allowed] = [-1, 0, mostNodes.first];
  const descend = (index: number, sofar: Found): void => {
    const visit = visits[index];
    nodes += 1;
    if (visit === undefined) {
      if (best === null) allowed = nodes + mostNodes.better;
      best = sofar;
      return;
    }
    const isOver = (cost: number): boolean => nodes > allowed || (best !== null && cost >= best.cost);
    const days = pricedDays(search, visit, sofar);
    let isPlaced = false;
    for (const day of days) {
      if (isOver(sofar.cost + day.cost)) return;
      for (const { option, cost } of cheapest(search, visit, day, sofar)) {
        isPlaced = true;
        if (isOver(sofar.cost + cost)) break;
        descend(index + 1, { cost: sofar.cost + cost, options: [...sofar.options, option] });
      }
    }
    if (!isPlaced && index > deepest) [deepest, stuck] = [index, { visit, days: days.map(({ on }) => on) }];
  };
  descend(0, { cost: 0, options: [] });
  const whole = best as Found | null;
  return whole === null ? { best: null, stuck: stuck as unknown as Stuck } : { best: whole.options, stuck: null };
}

interface Priced {
  readonly option: VisitOption;
  readonly cost: number;
}

interface PricedDay {
  readonly on: LocalDate;
  /** The least that the day can cost. */
  readonly cost: number;
  /** What it costs a visit that does not stand there already. */
  readonly whole: number;
}

function pricedDays(
  { request, days, options, weights }: SeriesSearch,
  visit: SeriesVisit,
  { options: before }: Found,
): readonly PricedDay[] {
  const standsOn = presentDay(request, visit);
  const moved = standsOn === null ? 0 : weights.moved;
  return days(visit, before)
    .map(({ on, daysOff, isOtherWeekday }) => {
      const whole = daysOff * weights.dayOff + Number(isOtherWeekday) * weights.otherWeekday + moved;
      return { on, whole, cost: standsOn === on && options(visit, on)[0]?.stays === true ? 0 : whole };
    })
    .toSorted((one, other) => one.cost - other.cost);
}

function cheapest(search: SeriesSearch, visit: SeriesVisit, day: PricedDay, { options: before }: Found): readonly Priced[] {
  const { request } = search;
  const fits = fittingBesideOwn(request, day.on, before);
  const priced = search
    .options(visit, day.on)
    .map((option) => ({ option, cost: option.stays ? 0 : day.whole + costOf(search, visit, option, before) }))
    .toSorted((one, other) => one.cost - other.cost);
  const found: Priced[] = [];
  // Judging is dear and few are wanted: the cheap ones first, no further than the last that is wanted.
  for (const one of priced) {
    if (found.length === mostOptionsOfDay) break;
    if (keepsDistances(request, visit, one.option.placement.startsAt, before) && fits(one.option)) found.push(one);
  }
  return found;
}

/** What an option costs beside its day. */
function costOf(
  { request, weights, taken }: SeriesSearch,
  visit: SeriesVisit,
  option: VisitOption,
  before: readonly VisitOption[],
): number {
  const { teamIds } = request.preferences;
  const usual = before.find(({ isTherapy }) => isTherapy)?.leadId ?? null;
  const isOtherLead = option.isTherapy && teamIds.length === 0 && usual !== null && usual !== option.leadId;
  return (
    Number(option.isOtherTime) * weights.otherTime +
    Number(isOtherLead) * weights.otherLead +
    option.strangers * weights.stranger +
    Number(taken.has(`${visit.key} ${option.placement.startsAt}`)) * sameAgain
  );
}
