import type { PhaseTemplate } from '../courses/index.js';
import type { BookingConflict, BookingConflictCode } from './booking-conflict.js';
import type { SituationResource } from './day-situation.js';
import { neededSpans, type BookingRole } from './needed-spans.js';
import type { PatientNeeds } from './patient-needs.js';
import { languageAttribute } from './staff-skills.js';

type Say = (code: BookingConflictCode, words: () => string, isOverridable: boolean) => BookingConflict;

/** What keeps this room or person from this patient. All but oxygen a manager may set aside with a reason. Source: clinical reference §8.2. */
export function needConflicts(
  { role, phases }: { readonly role: BookingRole; readonly phases: readonly PhaseTemplate[] },
  resource: SituationResource,
  needs: PatientNeeds | undefined,
  say: Say,
): readonly BookingConflict[] {
  if (needs === undefined || role === 'pump') return [];
  return role === 'room' ? roomConflicts(resource, needs, say) : personConflicts(role === leadOf(phases), role, { resource, needs }, say);
}

function roomConflicts({ name, attributes }: SituationResource, { room }: PatientNeeds, say: Say): readonly BookingConflict[] {
  const lacking = room.filter((need) => !attributes.includes(need));
  if (lacking.length === 0) return [];
  const words = (): string => `${name} lacks ${lacking.join(', ').replaceAll('-', ' ')}, which the patient needs.`;
  return [say('room-lacks-need', words, !lacking.includes('oxygen'))];
}

function personConflicts(
  isLead: boolean,
  role: BookingRole,
  { resource: { id, name, attributes }, needs }: { readonly resource: SituationResource; readonly needs: PatientNeeds },
  say: Say,
): readonly BookingConflict[] {
  const { languages, needsInterpreter, therapistGender: gender, avoidedIds } = needs;
  const isUnderstood =
    needsInterpreter || languages.length === 0 || languages.some((language) => attributes.includes(languageAttribute(language)));
  const isOther = role === 'therapist' && gender !== null && !attributes.includes(gender);
  return [
    ...(avoidedIds.some((avoided) => avoided === id)
      ? [say('person-avoided', () => `The patient asked not to be with ${name}.`, true)]
      : []),
    ...(isLead && !isUnderstood
      ? [say('no-shared-language', () => `${name} does not speak a language of the patient (${languages.join(', ')}).`, true)]
      : []),
    ...(isOther ? [say('other-gender-wished', () => `The patient asked for a ${gender} as therapist.`, true)] : []),
  ];
}

const leadRoles: readonly BookingRole[] = ['therapist', 'prescriber', 'nurse'];

/** Whoever speaks with the patient: the therapist, else the prescriber, else the nurse. */
function leadOf(phases: readonly PhaseTemplate[]): BookingRole | undefined {
  const needed = neededSpans(phases, true).map(({ role }) => role);
  return leadRoles.find((role) => needed.includes(role));
}
