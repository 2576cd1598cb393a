import {
  holdsResources,
  isDosingVisit,
  type AppointmentEvent,
  type AppointmentState,
  type BookingRole,
  type VisitType,
} from '@sojourn/domain';
import type { IconName } from '../../ui/icon-names.js';
import type { Tone } from '../../ui/tone.js';

export const stateWords: Record<AppointmentState, string> = {
  requested: 'Requested',
  waitlisted: 'On the waitlist',
  held: 'Held',
  booked: 'Booked',
  confirmed: 'Confirmed',
  arrived: 'Arrived',
  'checked-in': 'Checked in',
  'in-progress': 'In progress',
  completed: 'Done',
  'cancelled-patient': 'Cancelled by the patient',
  'cancelled-late': 'Cancelled late',
  'cancelled-clinic': 'Cancelled by the clinic',
  'no-show': 'Did not come',
  'entered-in-error': 'Entered in error',
};

export const eventWords: Record<AppointmentEvent, string> = {
  waitlist: 'Put on the waitlist',
  hold: 'Hold',
  book: 'Booked',
  confirm: 'Confirm',
  arrive: 'Arrived',
  'arrive-after-no-show': 'Arrived after all',
  'check-in': 'Check in',
  begin: 'Begin',
  complete: 'Complete',
  'cancel-for-patient': 'Cancel for the patient',
  'cancel-for-clinic': 'Cancel for the clinic',
  'mark-no-show': 'Did not come',
  'call-again': 'Rang again',
  'follow-up': 'Follow up',
  'mark-entered-in-error': 'Entered in error',
};

export const roleWords: Record<BookingRole, string> = {
  therapist: 'Therapist',
  nurse: 'Nurse',
  prescriber: 'Prescriber',
  room: 'Room',
  pump: 'Pump',
};

export const reasonWords = {
  'patient-asked': 'The patient asked',
  'patient-unwell': 'The patient is unwell',
  'no-escort': 'Nobody to take the patient home',
  'staff-away': 'Somebody of the staff is away',
  'room-or-pump-out': 'Room or pump is out',
  'course-changed': 'The course changed',
  moved: 'Moved',
  weather: 'Weather or travel',
  'wrong-patient': 'Wrong patient',
  'wrong-visit': 'Wrong kind of visit',
  'wrong-time': 'Wrong day or time',
  'booked-twice': 'Booked twice',
  other: 'Another reason',
} as const;

export const identifierWords = {
  'full-name': 'Full name',
  'birth-date': 'Birth date',
  'photo-id': 'Photo id',
  'record-number': 'Record number',
  address: 'Address',
} as const;

const live: readonly AppointmentState[] = ['checked-in', 'in-progress'];

/** How a visit is drawn: what is live is amber, what is over is paler, else by its kind. */
export function lookOf(
  state: AppointmentState,
  visitType: VisitType,
): 'live' | 'done' | 'released' | 'dose' | 'prepare' | 'integrate' | 'assess' {
  if (live.includes(state)) return 'live';
  if (state === 'completed') return 'done';
  if (!holdsResources(state)) return 'released';
  if (isDosingVisit(visitType)) return 'dose';
  if (visitType === 'preparation') return 'prepare';
  return visitType === 'integration' ? 'integrate' : 'assess';
}

/** The chip of a state. Lantern is kept for what is live. */
export function chipOf(state: AppointmentState): { readonly tone: Tone; readonly icon: IconName | null } {
  if (live.includes(state)) return { tone: 'lantern', icon: 'timer' };
  if (state === 'completed') return { tone: 'ok', icon: 'check' };
  if (state === 'no-show') return { tone: 'alert', icon: 'phone' };
  if (!holdsResources(state)) return { tone: 'neutral', icon: 'ban' };
  if (state === 'arrived') return { tone: 'info', icon: 'door-open' };
  return state === 'confirmed' ? { tone: 'ok', icon: 'circle-check' } : { tone: 'tint', icon: 'calendar-days' };
}

/** Whether the visit can still be put elsewhere: it has not begun and has not been called off. */
export function isMovable(state: AppointmentState): boolean {
  return ['requested', 'held', 'booked', 'confirmed'].includes(state);
}

/** How the forms stood as the patient was checked in; null where none was open. */
export function openFormsWords({ openForms, formsReason }: Readonly<Record<string, unknown>>): string | null {
  if (typeof openForms !== 'number' || openForms === 0) return null;
  return `${openForms === 1 ? 'One form' : `${openForms} forms`} not complete, ${String(formsReason)}`;
}
