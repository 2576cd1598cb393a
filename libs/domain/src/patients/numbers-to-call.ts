import type { ContactPoint } from './contact-points.js';
import type { EditPatient } from './registration.js';

/** A telephone number at hand: the patient's own (`of` null), or that of somebody they named for an emergency. */
export interface NumberToCall {
  readonly of: string | null;
  readonly use: ContactPoint['use'];
  readonly phone: string;
}

/**
 * Whom to ring about a patient, in the order to try: the numbers they prefer, their other ones, then those they named for an emergency. Within
 * each the order of the chart stands. No errors; an empty list says that the chart has no number.
 *
 * Example: a home number, a preferred mobile and a sister named for an emergency give mobile, home, sister.
 * Source: clinical reference §1.5 (a missed visit), §4.6 (suicide risk).
 * Odd case: several preferred numbers all come first, as the chart has them; what is no telephone (mail, fax) is left out.
 */
export function numbersToCall({
  contactPoints,
  emergencyContacts,
}: Pick<EditPatient, 'contactPoints' | 'emergencyContacts'>): NumberToCall[] {
  const phones = contactPoints.filter(({ system }) => system === 'phone');
  const own = [...phones.filter(({ isPreferred }) => isPreferred), ...phones.filter(({ isPreferred }) => !isPreferred)];
  return [
    ...own.map(({ use, value }) => ({ of: null, use, phone: value })),
    ...emergencyContacts.map(({ name, relation, phone }) => ({
      ...{ of: [name, relation].filter(Boolean).join(', '), use: 'unknown' as const, phone },
    })),
  ];
}
