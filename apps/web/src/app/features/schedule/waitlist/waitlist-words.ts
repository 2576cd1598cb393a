import type { MessageState, OfferState, SlotOfferView, WaitlistEntryView } from '@sojourn/domain';
import { inZone } from '../../../core/clinic-time.js';
import type { IconName } from '../../../ui/icon-names.js';
import type { Tone } from '../../../ui/tone.js';

export interface OfferLook {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const looks: Readonly<Record<OfferState, OfferLook>> = {
  open: { words: 'Offered by telephone', tone: 'info', icon: 'phone' },
  accepted: { words: 'Accepted', tone: 'ok', icon: 'check' },
  declined: { words: 'Declined', tone: 'neutral', icon: 'x' },
  gone: { words: 'Somebody was faster', tone: 'neutral', icon: 'ban' },
  withdrawn: { words: 'Withdrawn', tone: 'neutral', icon: 'undo-2' },
  expired: { words: 'No answer in time', tone: 'caution', icon: 'clock' },
};

/** How an offer stands. */
export function offerLook({ state, channel }: SlotOfferView): OfferLook {
  return state === 'open' && channel === 'mail' ? { words: 'Offered by mail', tone: 'info', icon: 'mail' } : looks[state];
}

const deliveries: Readonly<Partial<Record<MessageState, OfferLook>>> = {
  queued: { words: 'Letter waits to go out', tone: 'neutral', icon: 'clock' },
  sending: { words: 'Letter goes out now', tone: 'neutral', icon: 'send' },
  sent: { words: 'Taken by the mail server', tone: 'ok', icon: 'check' },
  kept: { words: 'No mail server: call the patient', tone: 'caution', icon: 'mail' },
  failed: { words: 'Not delivered: call the patient', tone: 'alert', icon: 'circle-alert' },
  refused: { words: 'Not deliverable: call the patient', tone: 'alert', icon: 'ban' },
  returned: { words: 'The letter came back: call the patient', tone: 'alert', icon: 'undo-2' },
  uncertain: { words: 'Perhaps not delivered: call the patient', tone: 'caution', icon: 'triangle-alert' },
  dropped: { words: 'Did not go out in time', tone: 'caution', icon: 'x' },
  settled: { words: 'Told another way', tone: 'ok', icon: 'phone' },
};

/** What became of the letter of an offer that somebody still waits for; null where there is none. */
export function deliveryLook({ state, delivery }: SlotOfferView): OfferLook | null {
  return delivery === null || (state !== 'open' && state !== 'expired') ? null : (deliveries[delivery] ?? null);
}

const dayNames: Readonly<Record<string, string>> = {
  ...{ monday: 'Monday', tuesday: 'Tuesday', wednesday: 'Wednesday', thursday: 'Thursday', friday: 'Friday' },
};

/** What somebody wishes, in a line. Example: "Tuesday, Friday · in the morning · only with Jonas Weber · 24 h notice". */
export function wishesWords({ wishes, onlyWith, noticeHours }: Pick<WaitlistEntryView, 'wishes' | 'onlyWith' | 'noticeHours'>): string {
  const days = wishes.days.length === 0 ? 'Any day' : wishes.days.map((day) => dayNames[day] ?? day).join(', ');
  const times = wishes.times.length === 1 ? [`in the ${wishes.times.join('')}`] : [];
  const person = onlyWith === null ? [] : [`only with ${onlyWith.name}`];
  return [days, ...times, ...person, ...(noticeHours === 0 ? [] : [`${noticeHours} h notice`])].join(' · ');
}

/** Until when a time still helps, and whether that day is over; null where any day does. */
export function untilLook(untilOn: string | null, today: string): { readonly words: string; readonly isOver: boolean } | null {
  if (untilOn === null) return null;
  const [day, isOver] = [inZone(`${untilOn}T12:00:00Z`, 'UTC', 'date'), untilOn < today];
  return { isOver, words: isOver ? `Waited until ${day}: ask, or take off` : `Until ${day}` };
}

export const removalWords = {
  'patient-asked': 'The patient asked',
  'booked-otherwise': 'Booked another way',
  'not-reached': 'Not reached',
  other: 'Another reason',
} as const;
