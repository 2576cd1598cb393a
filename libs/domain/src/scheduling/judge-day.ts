import { elapsedMinutes, instantFromMs, localTimeAt, plusMinutes } from '../shared/index.js';
import type { DaySituation } from './day-situation.js';
import { conflictOf, type BookingConflict, type Placement } from './booking-conflict.js';
import { patientMinutes, prescriberPresence } from './needed-spans.js';
import { ofEach } from './of-each.js';
import type { SchedulingPolicy } from './scheduling-policy.js';
import { doTouch, isCovered, without, type Span } from './spans.js';
import { isDosingVisit, visitTypeWords } from './visit-phases.js';

const ofTheDay = { role: null, resourceId: null, isOverridable: false } as const;

/** Opening hours, and time left after the observation. A visit's clean-up may end after closing. */
export function hoursConflicts(placement: Placement, situation: DaySituation, policy: SchedulingPolicy): readonly BookingConflict[] {
  const visit = patientSpan(placement);
  const open = situation.openSpans.find((span) => span.startsAt <= visit.startsAt && visit.endsAt <= span.endsAt);
  if (open === undefined) {
    const words = (): string => `The site is not open for the whole visit, ${timesOf(visit, situation.zone)}. ${openWords(situation)}`;
    return [conflictOf({ ...ofTheDay, ...visit, code: 'site-closed' }, words)];
  }
  const closesAt = instantFromMs(Math.max(...situation.openSpans.map(({ endsAt }) => endsAt)));
  const leftMin = elapsedMinutes(visit.endsAt, closesAt);
  if (!isDosingVisit(placement.visitType) || leftMin >= policy.closeMarginMin) return [];
  const words = (): string =>
    `Observation ends at ${localTimeAt(visit.endsAt, situation.zone)}, less than ${policy.closeMarginMin} min before the site closes at ${localTimeAt(closesAt, situation.zone)}.`;
  return [conflictOf({ ...ofTheDay, ...visit, code: 'ends-too-late', isOverridable: true }, words)];
}

/** The patient is alive as far as the chart says, cannot be in two places, and gets no second dose on one day. */
export function patientConflicts(placement: Placement, situation: DaySituation): readonly BookingConflict[] {
  const visit = patientSpan(placement);
  if (situation.deceasedIds?.has(placement.patientId) === true) {
    const words = (): string => 'The chart says that the patient has died. If that is wrong, correct the chart first.';
    return [conflictOf({ ...ofTheDay, ...visit, code: 'patient-deceased' }, words)];
  }
  const others = situation.visits.filter(({ id, patientId }) => patientId === placement.patientId && id !== placement.appointmentId);
  const busy = others
    .filter((other) => doTouch(other, visit))
    .map((other): BookingConflict => {
      const words = (): string =>
        `The patient already has a visit then: ${visitTypeWords[other.visitType].toLowerCase()}, ${timesOf(other, situation.zone)}.`;
      return conflictOf({ ...ofTheDay, code: 'patient-busy', startsAt: other.startsAt, endsAt: other.endsAt }, words);
    });
  const dose = isDosingVisit(placement.visitType) ? others.find((other) => isDosingVisit(other.visitType)) : undefined;
  if (dose === undefined) return busy;
  const words = (): string =>
    `The patient already has a dosing visit that day, ${timesOf(dose, situation.zone)}. Two doses on one day are not given.`;
  return [...busy, conflictOf({ ...ofTheDay, code: 'second-dose-that-day', startsAt: dose.startsAt, endsAt: dose.endsAt }, words)];
}

/** A prescriber must be on site for every minute that asks for one; one may follow another. Source: clinical reference §8.1. */
export function prescriberConflicts(placement: Placement, situation: DaySituation): readonly BookingConflict[] {
  const needed = prescriberPresence(placement.phases);
  if (needed === null) return [];
  const stretch = { startsAt: plusMinutes(placement.startsAt, needed.fromMin), endsAt: plusMinutes(placement.startsAt, needed.toMin) };
  const present = prescriberCover(situation);
  if (isCovered(stretch, present)) return [];
  const words = (): string => {
    const gaps = without([stretch], present).map((gap) => timesOf(gap, situation.zone));
    return `No prescriber is on site ${gaps.join(' and ')}. A prescriber must be there for the whole block.`;
  };
  return [conflictOf({ ...ofTheDay, ...stretch, role: 'prescriber', code: 'no-prescriber-on-site' }, words)];
}

/** When some prescriber is on site; planning asks for it at every quarter of an hour. */
const prescriberCover = ofEach((situation: DaySituation) =>
  prescribers(situation).flatMap(({ presence, absences }) => without(presence, absences)),
);

/** Those whose presence counts: in use and licensed on that day. */
function prescribers({ resources, on }: DaySituation) {
  return [...resources.values()].filter(
    ({ roles, standing, licenceValidUntil }) =>
      (roles.includes('prescriber') || roles.includes('medical-director')) &&
      standing === 'usable' &&
      licenceValidUntil !== null &&
      licenceValidUntil >= on,
  );
}

/** "10:00–10:40" on the wall clock of the site. */
export function timesOf({ startsAt, endsAt }: Span, zone: string): string {
  return `${localTimeAt(startsAt, zone)}–${localTimeAt(endsAt, zone)}`;
}

function patientSpan({ startsAt, phases }: Placement): Span {
  return { startsAt, endsAt: plusMinutes(startsAt, patientMinutes(phases)) };
}

function openWords({ openSpans, zone, closedBecause }: DaySituation): string {
  if (openSpans.length === 0) return (closedBecause ?? '') === '' ? 'It is closed that day.' : `It is closed that day: ${closedBecause}.`;
  return `It is open ${openSpans.map((span) => timesOf(span, zone)).join(' and ')}.`;
}
