import type { AppointmentStepView } from '@sojourn/domain';
import { patientReasonWords } from '../../core/patient-reasons.js';
import { callWords, followUpWords } from './attempts.js';
import { openFormsWords, reasonWords, stateWords } from './schedule-words.js';

type Documented = AppointmentStepView['documented'];

/** Why a step was taken that nobody pressed. */
const byItselfWords: Readonly<Partial<Record<string, string>>> = {
  'session-closed': 'By itself, as the session was closed',
  'note-signed': 'By itself, as its note was signed',
};
const eventsInPlace: Readonly<Partial<Record<string, string>>> = {
  'call-again': 'Rang again',
  'follow-up': 'Followed up',
  'name-escort': 'Way home',
};

/** What happened: where a visit came to, or what was done while it stayed as it was. */
export function stepWords({ event, to }: Pick<AppointmentStepView, 'event' | 'to'>): string {
  return eventsInPlace[event] ?? stateWords[to];
}

/** What was written down with a step, in the order in which it is read; empty where nothing was. Notes stand as they were typed. */
export function saidOf({ documented, isByPatient }: Pick<AppointmentStepView, 'documented' | 'isByPatient'>): string {
  const { reason, note, safetyCall, followUp, because, escort, isOnAnotherDay, isNotedLater } = documented;
  const said = [
    reason === undefined ? null : reasonSaid(String(reason), isByPatient),
    note,
    isOnAnotherDay === true ? 'On another day than planned' : null,
    isNotedLater === true ? 'Came on the day of the visit; noted later' : null,
    byItselfWords[String(because)],
    escort === undefined ? null : `Goes home with ${escort.name}`,
    openFormsWords(documented),
    ...(safetyCall === undefined ? [] : [`Safety call: ${callWords[safetyCall.outcome].toLowerCase()}`, safetyCall.note]),
    ...found(followUp),
  ];
  return said.filter((text) => typeof text === 'string').join('. ');
}

const reasons: Readonly<Partial<Record<string, string>>> = reasonWords;
const ownReasons: Readonly<Partial<Record<string, string>>> = patientReasonWords;

/** A patient's reason stands in their own words, as a quotation. */
function reasonSaid(reason: string, isByPatient: boolean): string {
  const own = isByPatient ? ownReasons[reason] : undefined;
  return own === undefined ? (reasons[reason] ?? reason) : `“${own}”`;
}

function found(followUp: Documented['followUp']): (string | null)[] {
  if (followUp === undefined) return [];
  if ('outcome' in followUp) return [followUpWords[followUp.outcome], followUp.note];
  return [followUp.isSettled ? 'A clinician has settled it' : 'Not settled yet'];
}
