import { waitingMessageStates, type MessageItem, type MessageKind, type MessageState } from '@sojourn/domain';
import type { IconName } from '../../ui/icon-names.js';
import type { Tone } from '../../ui/tone.js';

interface StateWords {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const states: Record<MessageState, StateWords> = {
  queued: { label: 'Waits to go out', tone: 'neutral', icon: 'clock' },
  sending: { label: 'Going out now', tone: 'neutral', icon: 'send' },
  sent: { label: 'Taken by the mail server', tone: 'ok', icon: 'check' },
  kept: { label: 'Kept here', tone: 'neutral', icon: 'mail' },
  failed: { label: 'Not delivered', tone: 'alert', icon: 'circle-alert' },
  refused: { label: 'Not deliverable', tone: 'alert', icon: 'ban' },
  returned: { label: 'Came back', tone: 'alert', icon: 'undo-2' },
  uncertain: { label: 'Nobody knows', tone: 'caution', icon: 'triangle-alert' },
  dropped: { label: 'No longer wanted', tone: 'neutral', icon: 'x' },
  settled: { label: 'Told another way', tone: 'ok', icon: 'phone' },
};

/** How a message stands, in words. */
export function stateWords({ state }: Pick<MessageItem, 'state'>): StateWords {
  return states[state];
}

const about: Record<MessageKind, string> = {
  'check-in': 'Questions to answer',
  'visit-reminder': 'Reminder of a visit',
  'visit-moved': 'A visit has moved',
  'visit-cancelled': 'A visit is cancelled',
  'own-pages': 'Link of their own pages',
  'slot-offer': 'Offer of a free time',
};

/** What became of the visit that a letter speaks of as if it stood; null where it stands. */
export function sinceWords({ visitSince }: Pick<MessageItem, 'visitSince'>): string | null {
  if (visitSince === null) return null;
  return visitSince === 'moved' ? 'About the earlier time: the visit has moved since.' : 'The visit was cancelled since.';
}

/** What a message is about; the visit's time is said by the screen, on the clinic's clock. */
export function aboutWords({ kind }: Pick<MessageItem, 'kind'>): string {
  return about[kind];
}

const faults: Readonly<Partial<Record<MessageState, (fault: string | null, times: string) => string | null>>> = {
  kept: () => 'No mail server is set up, so nothing went out: the patient has this only if you tell them.',
  queued: (fault, times) => (fault === null ? null : `The mail server did not take it (tried ${times}). It is tried again by itself.`),
  failed: (_fault, times) => `The mail server did not take it, tried ${times}. Send it again, or call the patient.`,
  uncertain: () => 'The line broke while it was handed over: it may have arrived. It does not go twice by itself; call, or send it again.',
  sent: (fault) => (fault === null ? null : 'The patient’s mail server has not let it in yet; it goes on trying. Nothing to do yet.'),
  returned: (fault) => returnedWords(fault ?? ''),
  refused: refusedWords,
};

/** Of several messages that wait since the mail server was out of reach. */
export function outageWords(count: number): { readonly heading: string; readonly text: string; readonly action: string } {
  return {
    heading: 'The mail server could not be reached',
    text: `${count} letters were tried five times and wait here. Once mail works again, send them all; call the patients of the next days meanwhile.`,
    action: `Send all ${count} again`,
  };
}

/** How far messages have come that were sent again together; null where there are none. */
export function againWords(
  again: readonly Pick<MessageItem, 'state'>[],
): { readonly heading: string; readonly text: string; readonly tone: Tone } | null {
  const count = (...wanted: MessageState[]): number => again.filter(({ state }) => wanted.includes(state)).length;
  const [going, gone, waiting] = [count('queued', 'sending'), count('sent', 'kept'), count(...waitingMessageStates)];
  if (again.length === 0) return null;
  const heading = `${gone} of ${again.length} sent again ${gone === 1 ? 'is' : 'are'} out`;
  if (going > 0) return { heading, text: `${going} ${going === 1 ? 'is' : 'are'} on the way; this goes on by itself.`, tone: 'info' };
  if (waiting > 0) return { heading, text: `${waiting} could not go out and ${waiting === 1 ? 'waits' : 'wait'} below.`, tone: 'caution' };
  const text = gone === again.length ? 'All of them were taken by the mail server.' : 'Whatever is no longer wanted was left out.';
  return { heading, text, tone: 'ok' };
}

/** Why a message stands as it does and what can be done, for whoever looks after it; null where nothing is wrong. */
export function faultWords({
  state,
  fault,
  tries,
  hasAddress,
}: Pick<MessageItem, 'state' | 'fault' | 'tries' | 'hasAddress'>): string | null {
  if (state === 'refused' && fault === 'no-address' && hasAddress)
    return 'It had no address at which the patient allows letters. The chart has one now: send it there, or call the patient.';
  return faults[state]?.(fault, tries === 1 ? 'once' : `${tries} times`) ?? null;
}

/** Of a message whose seal does not open. */
export const unreadable =
  'This message cannot be read any more: it was damaged, or the server’s key was changed. It does not go out. Call the patient.';

const held = 'No letter goes to this address until it is corrected in the chart, or you say that it is right.';

/** The status code of a report says why: 5.1 is about the address, 5.2 about the mailbox (RFC 3463). */
function returnedWords(fault: string): string {
  if (fault.startsWith('returned-5.1')) return `It came back: there is no such address. Call the patient and correct the address. ${held}`;
  if (fault === 'returned-5.2.2') return `It came back: the mailbox is full. Call the patient. ${held}`;
  if (fault === 'returned-told') return `Somebody heard that it came back. Call the patient and ask for the right address. ${held}`;
  return `It came back. Call the patient and ask whether the address is right. ${held}`;
}

function refusedWords(fault: string | null): string {
  if (fault === 'no-address')
    return 'The chart has no e-mail address at which the patient allows letters. Call the patient; once they allow one, note it in the chart and send it then.';
  if (fault === 'unreadable') return unreadable;
  if (fault === 'address-returned') return `It did not go out: an earlier letter came back from this address. Call the patient. ${held}`;
  return 'The mail server knows no such address. Call the patient, and correct the address in the chart before you send it again.';
}

/** What sending a message again is called: to another address, and to one that a letter came back from, which says that it is right. */
export function sendAgainWords(
  { isDoubted, address }: { readonly isDoubted: boolean; readonly address: string | null },
  hasOtherAddress: boolean,
): string {
  if (address === '') return isDoubted ? 'The address is right: send it' : 'Send it now';
  if (hasOtherAddress) return isDoubted ? 'The new address is right: send it there' : 'Send to the new address';
  return isDoubted ? 'The address is right: send again' : 'Send again';
}
