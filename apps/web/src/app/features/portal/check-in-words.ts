import { instrumentOf, type CheckInSent } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';

/** What stands on the screen of a check-in. */
export type Stage = 'birth-date' | 'form' | 'help' | 'sending' | 'sent' | 'refused' | 'closed';

export const headings: Record<Stage | 'waiting', string> = {
  ...{ 'birth-date': '', form: '', help: 'Thank you for telling us', sending: 'Sending', sent: 'Thank you' },
  ...{ waiting: 'Waiting for a network', refused: 'Your answers could not be sent', closed: 'Please come back while the clinic is open' },
};

/** How far an answer that asks for help has got. */
export type HelpNews = Pick<CheckInSent, 'isSomebodyThere' | 'readFrom'> | 'on-its-way' | 'not-yet' | 'refused';

/** An instant by the clock of the phone. */
export function byThisPhone(at: string): string {
  return inZone(at, Intl.DateTimeFormat().resolvedOptions().timeZone, 'date-time');
}

/** What is said beside the numbers to call: that the care team knows only once it does, and that it speaks with them only while it is there. */
export function helpWords(news: HelpNews): string {
  if (news === 'on-its-way') return 'Your answer is on its way to your care team. You need not wait for it to call.';
  if (news === 'not-yet')
    return 'Your care team does not know yet: your answer has not got through. It goes to them as soon as there is a network. Please call.';
  if (news === 'refused') return 'Your care team has not been told. Please call.';
  if (news.isSomebodyThere) return 'Your care team has been told and will speak with you.';
  const when = news.readFrom === null ? 'when it opens' : `when it opens, on ${byThisPhone(news.readFrom)}`;
  return `Your clinic is closed now. Your care team reads your answer ${when}. Please do not wait for that: call.`;
}

/** How much there is to do. Example: "Form 1 of 2. About 6 minutes in all." for the first of two. */
export function lengthWords(finished: number, asked: readonly string[]): string {
  const minutes = asked.reduce((sum, id) => sum + (instrumentOf(id)?.minutes ?? 0), 0);
  const left = `About ${minutes === 1 ? '1 minute' : `${minutes} minutes`}`;
  const total = finished + asked.length;
  if (total === 1) return `One form. ${left}.`;
  return `Form ${finished + 1} of ${total}. ${left} ${finished === 0 ? 'in all' : 'left'}.`;
}
