import { instantAtLocalTime, localDateAt, type Instant } from '../shared/index.js';
import type { MessageText } from './reminder-text.js';

/** What the message about a check-in may know. */
export interface CheckInFacts {
  readonly clinicName: string;
  readonly phone: string | null;
  readonly link: string;
  readonly closesAt: Instant;
  readonly zone: string;
  readonly isReminder: boolean;
}

const days = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/**
 * The words that bring a check-in's link: how long it is good, and whom to call in a crisis. It names no medicine, no diagnosis and no form.
 * Source: clinical reference §4.6, §8.2.
 *
 * Example: a check-in that closes on 20 November says that it can be answered until Friday 20 November. Odd case: a check-in that closes
 * today names the day all the same.
 */
export function checkInText({ clinicName, phone, link, closesAt, zone, isReminder }: CheckInFacts): MessageText {
  const until = days.format(instantAtLocalTime(localDateAt(closesAt, zone), '12:00', 'UTC'));
  const paragraphs = [
    isReminder ? 'We have not heard from you yet.' : 'Your care team would like to know how you are.',
    `Please answer a few questions until ${until}; it takes some minutes. The link opens with your birth date, once:\n${link}`,
    `If you are in danger or think of ending your life: call or text 988, or call 911.${phone === null ? '' : ` Your clinic: ${phone}.`}`,
    clinicName,
  ];
  return { subject: 'A few questions from your clinic', text: paragraphs.join('\n\n') };
}
