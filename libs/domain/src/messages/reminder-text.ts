import { patientTimeWords } from '../scheduling/index.js';
import type { Instant } from '../shared/index.js';
import { preparationWords, type LetterPreparation } from './preparation-words.js';

/** Plain text for a letter: what it says stands on lock screens and in other people's hands. */
export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

/** What a reminder may know. */
export interface ReminderFacts extends LetterPreparation {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly startsAt: Instant;
  readonly siteZone: string;
  /** Where the patient reads a clock; null is the site's zone. */
  readonly patientZone: string | null;
  readonly isRemote: boolean;
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
    ...preparationWords(facts),
    ...(facts.link === null
      ? []
      : [`Will you come? Confirm, ask for another time or cancel here. The link opens with your birth date:\n${facts.link}`]),
    `If you cannot come or anything is unclear, call us${facts.phone === null ? '' : `: ${facts.phone}`}. Nobody reads answers to this e-mail.`,
    facts.clinicName,
  ];
  return { subject: 'A reminder of your appointment', text: paragraphs.join('\n\n') };
}
