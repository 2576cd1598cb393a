import type { MessageItem, MessageState } from '@sojourn/domain';
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
  uncertain: { label: 'Nobody knows', tone: 'caution', icon: 'triangle-alert' },
  dropped: { label: 'No longer wanted', tone: 'neutral', icon: 'x' },
  settled: { label: 'Told another way', tone: 'ok', icon: 'phone' },
};

/** How a message stands, in words. */
export function stateWords({ state }: Pick<MessageItem, 'state'>): StateWords {
  return states[state];
}

const about: Record<MessageItem['kind'], string> = {
  'check-in': 'Questions to answer',
  'visit-reminder': 'Reminder of a visit',
  'own-pages': 'Link of their own pages',
  'slot-offer': 'Offer of a free time',
};

/** What a message is about; the visit's time is said by the screen, on the clinic's clock. */
export function aboutWords({ kind }: Pick<MessageItem, 'kind'>): string {
  return about[kind];
}

/** Why a message stands as it does and what can be done, for whoever looks after it; null where nothing is wrong. */
export function faultWords({ state, fault, tries }: Pick<MessageItem, 'state' | 'fault' | 'tries'>): string | null {
  const times = tries === 1 ? 'once' : `${tries} times`;
  if (state === 'kept') return 'No mail server is set up, so nothing went out: the patient has this only if you tell them.';
  if (state === 'queued' && tries > 0) return `The mail server did not take it (tried ${times}). It is tried again by itself.`;
  if (state === 'failed') return `The mail server did not take it, tried ${times}. Send it again, or call the patient.`;
  if (state === 'uncertain')
    return 'The line broke while it was handed over: it may have arrived. It does not go twice by itself; call, or send it again.';
  if (state !== 'refused') return null;
  if (fault === 'no-address') return 'The chart has no e-mail address. Call the patient, or add an address to the chart.';
  return 'The mail server knows no such address. Ask the patient for the right one and call meanwhile.';
}
