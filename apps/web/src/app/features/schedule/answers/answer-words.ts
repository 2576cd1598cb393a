import type { MoveWishes, PatientAnswerItem } from '@sojourn/domain';
import type { IconName } from '../../../ui/icon-names.js';
import type { Tone } from '../../../ui/tone.js';

interface AnswerChip {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** How an answer stands, in a word and a glyph; a request that nobody has taken is the only one that asks for attention. */
export function answerChip({ kind, isLate, request }: PatientAnswerItem): AnswerChip {
  if (kind === 'confirm') return { label: 'Confirmed', tone: 'ok', icon: 'circle-check' };
  if (kind === 'cancel') {
    return isLate ? { label: 'Cancelled late', tone: 'caution', icon: 'ban' } : { label: 'Cancelled', tone: 'neutral', icon: 'ban' };
  }
  switch (request?.state) {
    case 'taken':
      return { label: `${request.owner ?? 'Somebody'} has it`, tone: 'info', icon: 'user-round' };
    case 'moved':
      return { label: 'Moved', tone: 'ok', icon: 'check' };
    case 'called-off':
      return { label: 'Cancelled', tone: 'neutral', icon: 'ban' };
    case 'stays':
      return { label: 'Stays as it is', tone: 'neutral', icon: 'check' };
    default:
      return { label: 'Nobody has it yet', tone: 'caution', icon: 'clock' };
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
