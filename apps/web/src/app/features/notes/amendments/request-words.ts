import type { AmendmentRequestView, NoteListItem } from '@sojourn/domain';
import type { IconName } from '../../../ui/icon-names.js';
import type { Tone } from '../../../ui/tone.js';
import { inZone } from '../../../core/clinic-time.js';
import { noteTypeWords } from '../note-words.js';

export interface RequestLook {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** A day of the calendar in words, on whatever clock. */
export function dayWords(day: string): string {
  return inZone(day, 'UTC', 'date');
}

/** How a request stands: its answer, or the days that are left for one. */
export function lookOf({ state, daysLeft }: Pick<AmendmentRequestView, 'state' | 'daysLeft'>): RequestLook {
  if (state === 'accepted') return { words: 'Accepted', tone: 'ok', icon: 'check' };
  if (state === 'denied') return { words: 'Denied', tone: 'neutral', icon: 'ban' };
  if (state === 'disputed') return { words: 'Denied, the patient disagrees', tone: 'info', icon: 'message-circle' };
  if (state === 'rebutted') return { words: 'Denied, the patient disagrees, rebutted', tone: 'info', icon: 'message-circle' };
  if (daysLeft < 0) return { words: `Overdue by ${days(-daysLeft)}`, tone: 'caution', icon: 'triangle-alert' };
  return { words: daysLeft === 0 ? 'Last day' : `${days(daysLeft)} left`, tone: 'neutral', icon: 'clock' };
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** "Integration note of 24 Nov 2026, Priya Nair". */
export function aboutWords(note: AmendmentRequestView['note'] | NoteListItem): string {
  return note === null ? 'The record in general' : `${noteTypeWords(note.noteType)} of ${dayWords(note.openedAt)}, ${note.author.name}`;
}
