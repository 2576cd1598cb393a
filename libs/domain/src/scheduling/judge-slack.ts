import { plusMinutes } from '../shared/index.js';
import { conflictOf, type BookingConflict, type Placement } from './booking-conflict.js';
import type { DaySituation } from './day-situation.js';
import { timesOf } from './judge-day.js';
import { placedSpans } from './placed-spans.js';
import { dosingStartsAfter, patientMinutes } from './needed-spans.js';
import { ofEach } from './of-each.js';
import type { SchedulingPolicy } from './scheduling-policy.js';
import { doTouch, without, type Span } from './spans.js';
import { canServe } from './who-can-serve.js';

/**
 * At the peak of the day somebody is free to run: with many patients under a medicine, a nurse at work has none. Source: clinical reference §8.2.
 * Example: with three nurses and a policy of one free nurse from four patients on, the fourth dose waits while all three have a patient.
 * Odd case: below so many patients nobody needs to be free, and a visit without a dose never asks.
 */
export function slackConflicts(placement: Placement, situation: DaySituation, policy: SchedulingPolicy): readonly BookingConflict[] {
  const own = underMedicine(placement);
  if (own === null || policy.slackNurses === 0) return [];
  const others = patientsUnderMedicine(situation).filter(({ id, span }) => id !== placement.appointmentId && doTouch(span, own));
  if (others.length + 1 < policy.slackFromPatients) return [];
  const peaks = [own, ...others.map(({ span }) => span)]
    .map(({ startsAt }) => startsAt)
    .filter((at) => contains(own, at) && others.filter(({ span }) => contains(span, at)).length + 1 >= policy.slackFromPatients);
  const free = freeNurses(placement, situation);
  const lacking = peaks.filter((at) => free.filter((spans) => spans.some((span) => contains(span, at))).length < policy.slackNurses);
  const [first] = lacking;
  if (first === undefined) return [];
  const words = (): string =>
    `With ${policy.slackFromPatients} patients or more under a medicine, ${policy.slackNurses === 1 ? 'one nurse' : `${policy.slackNurses} nurses`} ` +
    `without a patient must be at work: none is spare from ${timesOf({ startsAt: first, endsAt: own.endsAt }, situation.zone)}.`;
  return [
    conflictOf({ startsAt: first, endsAt: own.endsAt, role: null, resourceId: null, code: 'no-slack-nurse', isOverridable: true }, words),
  ];
}

/** From the first dose until the patient leaves; null without a dose. */
function underMedicine({ phases, startsAt }: Pick<Placement, 'phases' | 'startsAt'>): Span | null {
  const after = dosingStartsAfter(phases);
  if (after === null) return null;
  return { startsAt: plusMinutes(startsAt, after), endsAt: plusMinutes(startsAt, patientMinutes(phases)) };
}

const patientsUnderMedicine = ofEach(({ visits }: DaySituation) =>
  visits.flatMap((visit) => {
    const span = underMedicine(visit);
    return span === null ? [] : [{ id: visit.id, span }];
  }),
);

/** For each nurse at work, when she has no patient, the visit that is judged among those she has. */
function freeNurses(placement: Placement, situation: DaySituation): readonly (readonly Span[])[] {
  const own = placedSpans(placement, situation);
  const held = situation.bookings.filter(({ visit }) => visit.id !== placement.appointmentId);
  return [...situation.resources.values()]
    .filter((resource) => canServe('nurse', resource) && resource.standing === 'usable')
    .map(({ id, presence, absences }) =>
      without(presence, [...absences, ...[...held, ...own].filter(({ resourceId }) => resourceId === id)]),
    );
}

function contains({ startsAt, endsAt }: Span, at: Span['startsAt']): boolean {
  return startsAt <= at && at < endsAt;
}
