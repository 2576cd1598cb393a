import { instantAtLocalTime, localDateAt, type Instant } from '../shared/index.js';
import type { MessageText } from './reminder-text.js';

/** What the message about a patient's own pages may know. */
export interface OwnPagesFacts {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly link: string;
  readonly goodUntil: Instant;
  readonly zone: string;
}

const days = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/**
 * The words that bring the link of a patient's own pages: what they are for, how long the link is good, and whom to call in a crisis. It
 * names no medicine, no diagnosis and no kind of visit. Source: clinical reference §8.2 ("minimum necessary"), §4.6.
 *
 * Example: a link good until 28 January says so by that day's name. Odd case: a clinic without a number for a crisis names 988 and 911 alone.
 */
export function ownPagesText({ clinicName, phone, link, goodUntil, zone }: OwnPagesFacts): MessageText {
  const until = days.format(instantAtLocalTime(localDateAt(goodUntil, zone), '12:00', 'UTC'));
  const paragraphs = [
    'Here is a page of your own at our clinic: what comes next, how to prepare, and a place to write for yourself. You choose who may read it.',
    `The link opens with your birth date, as often as you like, until ${until}. Please do not pass it on:\n${link}`,
    `If you are in danger or think of ending your life: call or text 988, or call 911.${phone === null ? '' : ` Your clinic: ${phone}.`} Nobody reads answers to this e-mail, and what you write on the page is not read at once.`,
    clinicName,
  ];
  return { subject: 'Your own page at our clinic', text: paragraphs.join('\n\n') };
}
