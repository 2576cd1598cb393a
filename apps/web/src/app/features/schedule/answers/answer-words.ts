import type { MoveWishes, PatientAnswerItem } from '@sojourn/domain';
import type { IconName } from '../../../ui/icon-names.js';
import { ownerChip } from '../../../ui/owner-chip.js';
import type { Tone } from '../../../ui/tone.js';

interface AnswerChip {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** How an answer stands, in a word and a glyph; what nobody has taken alone asks for attention. */
export function answerChip({ kind, isLate, isOwn, request, followUp }: PatientAnswerItem): AnswerChip {
  if (kind === 'confirm') return { label: 'Confirmed', tone: 'ok', icon: 'circle-check' };
  const care = request ?? followUp;
  switch (care?.state) {
    case undefined:
      return { label: isLate ? 'Cancelled late' : 'Cancelled', tone: 'neutral', icon: 'ban' };
    case 'rang':
      return { label: 'Rang', tone: 'ok', icon: 'phone' };
    case 'left':
      return { label: 'Left as it is', tone: 'neutral', icon: 'check' };
    case 'moved':
      return { label: 'Moved', tone: 'ok', icon: 'check' };
    case 'called-off':
      return { label: 'Cancelled', tone: 'neutral', icon: 'ban' };
    case 'stays':
      return { label: 'Stays as it is', tone: 'neutral', icon: 'check' };
    default:
      return ownerChip({ owner: care?.owner ?? null, isOwn });
  }
}

/** The patient's wishes in a sentence; null where the answer has none. */
export function wishWords(wishes: MoveWishes | null): string | null {
  if (wishes === null) return null;
  const { days, times } = wishes;
  if (days.length === 0 && times.length === 0) return 'Any other time suits.';
  const on = days.length === 0 ? 'any day' : days.map((day) => day.charAt(0).toUpperCase() + day.slice(1)).join(', ');
  return `Would suit: ${on}${times.length === 1 ? `, in the ${times.join('')}` : ''}.`;
}
