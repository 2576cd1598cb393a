import { patientTimeWords } from '../scheduling/index.js';
import type { Instant } from '../shared/index.js';
import { linkWords, type AnswerLink } from './answer-link.js';
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
  readonly link: AnswerLink | null;
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
  const opening = `This is a reminder of your appointment${facts.isRemote ? ' (online)' : ''}:\n${when}`;
  return { subject: 'A reminder of your appointment', text: [opening, ...visitParagraphs(facts)].join('\n\n') };
}

/**
 * What every letter says about a visit that stands, a paragraph each: how to prepare, where to answer, whom to call.
 * Example: without a dose and without a link, it is whom to call and the clinic's name. Odd case: a clinic without a number names none.
 * Source: clinical reference §8.2.
 */
export function visitParagraphs(facts: ReminderFacts): readonly string[] {
  return [
    ...preparationWords(facts),
    ...(facts.link === null ? [] : [linkWords(facts.link)]),
    `If you cannot come or anything is unclear, call us${facts.phone === null ? '' : `: ${facts.phone}`}. Nobody reads answers to this e-mail.`,
    facts.clinicName,
  ];
}
