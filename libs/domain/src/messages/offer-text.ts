import { patientTimeWords } from '../scheduling/index.js';
import type { Instant } from '../shared/index.js';
import { preparationWords, type LetterPreparation } from './preparation-words.js';
import type { MessageText } from './reminder-text.js';

/** What the letter that offers a freed time may know. */
export interface OfferFacts extends LetterPreparation {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly startsAt: Instant;
  readonly answerUntil: Instant;
  readonly siteZone: string;
  /** Where the patient reads a clock; null is the site's zone. */
  readonly patientZone: string | null;
  readonly link: string;
}

/**
 * The words that offer a freed time to somebody who waits: when, until when to answer, how to prepare, and that nothing is lost by a no. They
 * name no medicine, no diagnosis and no kind of visit. Source: clinical reference §8.2 (waitlist, "minimum necessary").
 *
 * Example: a time at 10:00 on 10 December, offered until 14:45 on the day before, names both. Odd case: a visit without a dose says nothing of
 * preparing for it.
 */
export function offerText(facts: OfferFacts): MessageText {
  const { startsAt, answerUntil, siteZone, patientZone, phone } = facts;
  const paragraphs = [
    `A time has become free at our clinic, and you asked to hear of one:\n${patientTimeWords(startsAt, siteZone, patientZone)}`,
    `Please answer until:\n${patientTimeWords(answerUntil, siteZone, patientZone)}`,
    `Whoever accepts first has it. The link opens with your birth date, and takes one answer:\n${facts.link}`,
    ...preparationWords(facts),
    `If it does not suit you, or somebody is faster, you keep your place on our list. You can also call us${phone === null ? '' : `: ${phone}`}. Nobody reads answers to this e-mail.`,
    facts.clinicName,
  ];
  return { subject: 'A free time at your clinic', text: paragraphs.join('\n\n') };
}
