import type { IconName } from './icon-names.js';
import type { Tone } from './tone.js';

interface OwnerChip {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** Who looks after something that waits for a person, in a word and a glyph; what nobody has taken alone asks for attention. */
export function ownerChip(care: { readonly owner: string | null; readonly isOwn: boolean }): OwnerChip {
  if (care.owner === null) return { label: 'Nobody has it yet', tone: 'caution', icon: 'clock' };
  return { label: care.isOwn ? 'You have it' : `${care.owner} has it`, tone: 'info', icon: 'user-round' };
}
