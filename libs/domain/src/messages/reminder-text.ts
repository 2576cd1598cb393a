import { patientTimeWords } from '../scheduling/index.js';
import type { Instant } from '../shared/index.js';

/** Plain text for a letter: what it says stands on lock screens and in other people's hands. */
export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

/** What a reminder may know. `preparation` is null for a visit without a dose. */
export interface ReminderFacts {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly startsAt: Instant;
  readonly siteZone: string;
  /** Where the patient reads a clock; null is the site's zone. */
  readonly patientZone: string | null;
  readonly isRemote: boolean;
  readonly preparation: { readonly solidsMin: number; readonly fluidsMin: number; readonly areNoseSpraysOff: boolean } | null;
  readonly escortName: string | null;
  /** Where the patient answers without an account; null where no link can be opened. */
  readonly link: string | null;
}

/**
 * The words of a reminder: when, how to prepare, who takes the patient home, whom to call. It names no medicine, no diagnosis and nobody but the
 * escort. Source: clinical reference §8.2 ("minimum necessary"), §8.3 (the patient's own zone).
 *
 * Example: for an infusion at 10:00 it says to eat nothing solid for 4 hours before.
 * Odd case: where the patient's clock differs from the clinic's, both times are told, each with its place.
 */
export function reminderText(facts: ReminderFacts): MessageText {
  const when = patientTimeWords(facts.startsAt, facts.siteZone, facts.patientZone);
  const paragraphs = [
    `This is a reminder of your appointment${facts.isRemote ? ' (online)' : ''}:\n${when}`,
    ...(facts.preparation === null ? [] : [preparationWords(facts.preparation), escortWords(facts.escortName)]),
    ...(facts.link === null
      ? []
      : [`Will you come? Confirm, ask for another time or cancel here. The link opens with your birth date:\n${facts.link}`]),
    `If you cannot come or anything is unclear, call us${facts.phone === null ? '' : `: ${facts.phone}`}. Nobody reads answers to this e-mail.`,
    facts.clinicName,
  ];
  return { subject: 'A reminder of your appointment', text: paragraphs.join('\n\n') };
}

function preparationWords({ solidsMin, fluidsMin, areNoseSpraysOff }: NonNullable<ReminderFacts['preparation']>): string {
  return [
    'To prepare:',
    `– Eat nothing solid for ${durationWords(solidsMin)} before, and drink nothing for ${durationWords(fluidsMin)} before.`,
    ...(areNoseSpraysOff ? ['– Use no nasal spray or decongestant for 1 hour before.'] : []),
    '– No alcohol and no cannabis for 24 hours before.',
    '– Take your regular medicines, also those for blood pressure, unless your prescriber told you otherwise.',
    '– Wear comfortable clothes.',
  ].join('\n');
}

function escortWords(escortName: string | null): string {
  const who = escortName === null ? 'An adult must take you home. Please tell us who.' : `${escortName} takes you home.`;
  return `${who} Do not drive until the next day, after a night’s sleep.`;
}

function durationWords(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
