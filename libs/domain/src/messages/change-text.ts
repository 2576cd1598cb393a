import { patientTimeWords } from '../scheduling/index.js';
import type { VisitPlace } from './due-change.js';
import { visitParagraphs, type MessageText, type ReminderFacts } from './reminder-text.js';

/**
 * The words that tell a visit's patient that it has moved: when it was, when it is now, and all that a reminder says. They name no medicine, no
 * diagnosis and no kind of visit. Source: clinical reference §1.5 (rescheduled), §8.2 ("minimum necessary").
 *
 * Example: moved from 16:20 to 17:20, both times stand there, the old one first. Odd case: a visit that is online from now on says so at its time.
 */
export function movedText(facts: ReminderFacts, was: VisitPlace): MessageText {
  const whenOf = ({ startsAt, isRemote }: Pick<VisitPlace, 'startsAt' | 'isRemote'>): string =>
    `${patientTimeWords(startsAt, facts.siteZone, facts.patientZone)}${isRemote ? ', online' : ''}`;
  const opening = `Your appointment has moved.\nIt was: ${whenOf(was)}\nIt is now: ${whenOf(facts)}`;
  return { subject: 'Your appointment has moved', text: [opening, ...visitParagraphs(facts)].join('\n\n') };
}

/**
 * The words that tell a visit's patient that the clinic has called it off, and that it will call. Source: clinical reference §1.5, §8.2.
 *
 * Example: a visit at 10:00 on 10 December that is called off is named by that time. Odd case: it says nothing of preparing, and brings no link:
 * there is nothing left to answer.
 */
export function cancelledText(
  facts: Pick<ReminderFacts, 'siteZone' | 'patientZone' | 'phone' | 'clinicName'>,
  was: VisitPlace,
): MessageText {
  const paragraphs = [
    `Your appointment is cancelled:\n${patientTimeWords(was.startsAt, facts.siteZone, facts.patientZone)}`,
    `Please do not come then. We will call you${facts.phone === null ? '' : `; you can also call us: ${facts.phone}`}. Nobody reads answers to this e-mail.`,
    facts.clinicName,
  ];
  return { subject: 'Your appointment is cancelled', text: paragraphs.join('\n\n') };
}
