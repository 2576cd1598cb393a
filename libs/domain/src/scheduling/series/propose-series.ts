import { daysBetween, localTimeAt } from '../../shared/index.js';
import { explainBlock } from './explain-block.js';
import { placeSeries, type SeriesWeights } from './place-series.js';
import { remembered } from './series-memory.js';
import { targetOf } from './series-distances.js';
import type { MissedPreference, SeriesAim, SeriesAnswer, SeriesProposal, SeriesRequest } from './series-request.js';
import type { VisitOption } from './visit-options.js';

const aims: Record<SeriesAim, SeriesWeights> = {
  'near-the-plan': { dayOff: 10, otherWeekday: 15, otherTime: 8, otherLead: 12, stranger: 6, moved: 40 },
  'same-people': { dayOff: 4, otherWeekday: 6, otherTime: 4, otherLead: 100, stranger: 80, moved: 40 },
  'preferred-times': { dayOff: 4, otherWeekday: 100, otherTime: 80, otherLead: 8, stranger: 4, moved: 40 },
};

/**
 * Three whole plans for the visits of a course, each with another aim, and every preference they miss in words; where there is none,
 * the visit that fits nowhere, what stands in its way and what would free it. Source: clinical reference §8.2.
 *
 * Example: six doses every other day with one therapist on leave in the second week: one plan changes the therapist, another the days.
 * Odd case: distances are calendar days of the clinic and, between doses, elapsed hours; 48 hours over a clock change are 48 hours.
 */
export function proposeSeries(request: SeriesRequest): SeriesAnswer {
  const memory = remembered(request);
  const taken = new Set<string>();
  const proposals: SeriesProposal[] = [];
  for (const aim of Object.keys(aims) as SeriesAim[]) {
    const { best, stuck } = placeSeries({ request, weights: aims[aim], taken, ...memory });
    if (best === null) return { proposals, blocked: explainBlock(request, stuck.visit, stuck.days) };
    for (const { placement } of best) taken.add(`${placement.appointmentId} ${placement.startsAt}`);
    proposals.push(proposalOf(request, aim, best));
  }
  return { proposals, blocked: null };
}

function proposalOf(request: SeriesRequest, aim: SeriesAim, options: readonly VisitOption[]): SeriesProposal {
  const placements = options.map(({ on, stays, placement: { appointmentId: key, startsAt, assignments } }) => ({
    ...{ key, on, startsAt, assignments, stays },
    title: request.visits
      .filter((visit) => visit.key === key)
      .map(({ title }) => title)
      .join(),
  }));
  return { aim, placements, missed: options.flatMap((option, index) => missedBy(request, option, options.slice(0, index))) };
}

function missedBy(request: SeriesRequest, option: VisitOption, before: readonly VisitOption[]): readonly MissedPreference[] {
  const visit = request.visits.find(({ key }) => key === option.placement.appointmentId);
  if (visit === undefined || option.stays) return [];
  const { key, title } = visit;
  const { zone, resources } = request.situationOn(option.on);
  const off = daysBetween(targetOf(request, visit, before), option.on);
  const days = `${Math.abs(off)} ${Math.abs(off) === 1 ? 'day' : 'days'} ${off > 0 ? 'later' : 'earlier'}`;
  const { teamIds } = request.preferences;
  const strangers = option.placement.assignments.flatMap(({ resourceId }) => {
    const person = resources.get(resourceId);
    return teamIds.length > 0 && person?.kind === 'staff' && !teamIds.includes(resourceId) ? [person] : [];
  });
  return [
    ...(off === 0 ? [] : [{ key, code: 'other-day-than-planned' as const, message: `${title} is ${days} than planned.` }]),
    ...(option.isOtherWeekday ? [{ key, code: 'other-weekday' as const, message: `${title} is not on one of the preferred days.` }] : []),
    ...(option.isOtherTime
      ? [
          {
            key,
            code: 'other-time' as const,
            message: `${title} starts at ${localTimeAt(option.placement.startsAt, zone)}, outside the preferred time.`,
          },
        ]
      : []),
    ...strangers.map(({ name }) => ({
      key,
      code: 'other-person' as const,
      message: `${title} is with ${name}, who is not one of the people wished.`,
    })),
  ];
}
