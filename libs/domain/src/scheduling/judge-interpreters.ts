import { plusMinutes } from '../shared/index.js';
import { conflictOf, type BookingConflict, type Placement } from './booking-conflict.js';
import type { DaySituation, SituationResource } from './day-situation.js';
import { timesOf } from './judge-day.js';
import { patientMinutes } from './needed-spans.js';
import { languageAttribute } from './staff-skills.js';
import { doTouch, isCovered, without, type Span } from './spans.js';

/**
 * An interpreter of one of the patient's languages, free as long as the patient is there; one may follow another, and each is with one patient
 * at a time. Source: clinical reference §8.2.
 *
 * Example: with the only interpreter of Spanish beside another patient from ten to eleven, a visit at half past ten is 'no-interpreter'.
 * Odd case: somebody booked as a nurse or therapist then does not interpret.
 */
export function interpreterConflicts(placement: Placement, situation: DaySituation): readonly BookingConflict[] {
  const languages = languagesToInterpret(placement.patientId, situation);
  if (languages.length === 0) return [];
  const { startsAt } = placement;
  const stretch = { startsAt, endsAt: plusMinutes(startsAt, patientMinutes(placement.phases)) };
  const able = [...situation.resources.values()].filter((resource) => doesInterpret(resource, languages));
  const others = situation.visits.filter(
    ({ id, patientId, ...span }) =>
      id !== placement.appointmentId &&
      doTouch(span, stretch) &&
      languagesToInterpret(patientId, situation).some((language) => languages.includes(language)),
  );
  if (isCovered(stretch, freeTimes(able, others, situation))) return [];
  const words = (): string =>
    able.length === 0
      ? `No interpreter for the patient (${languages.join(', ')}) is on the schedule.`
      : `No interpreter for the patient (${languages.join(', ')}) is free for the whole visit, ${timesOf(stretch, situation.zone)}.`;
  return [conflictOf({ ...stretch, role: null, resourceId: null, code: 'no-interpreter', isOverridable: true }, words)];
}

/** The languages in which a patient needs an interpreter; none where somebody who speaks with the patient speaks one of them. */
function languagesToInterpret(patientId: string, { needs }: DaySituation): readonly string[] {
  const known = needs?.get(patientId);
  return known?.needsInterpreter === true ? known.languages : [];
}

function doesInterpret({ kind, standing, attributes }: SituationResource, languages: readonly string[]): boolean {
  const speaks = languages.some((language) => attributes.includes(languageAttribute(language)));
  return kind === 'staff' && standing === 'usable' && attributes.includes('interpreter') && speaks;
}

/** Each of the other visits takes one interpreter of those who are at work then. */
function freeTimes(able: readonly SituationResource[], others: readonly Span[], { bookings }: DaySituation): readonly Span[] {
  const atWork = able.map(({ id, presence, absences }) =>
    without(presence, [...absences, ...bookings.filter(({ resourceId }) => resourceId === id)]),
  );
  return others
    .reduce((free, other) => {
      const taken = free.findIndex((spans) => isCovered(other, spans));
      return free.map((spans, index) => (index === taken ? without(spans, [other]) : spans));
    }, atWork)
    .flat();
}
