import type { Sharing } from '@sojourn/domain';
import type { Choice } from '../../ui/segmented-choice.js';

/** Who may read it, as the patient chooses it. "My therapist" is offered only where there is one, and by name. */
export function sharingChoices(therapists: readonly string[]): Choice<Sharing>[] {
  return [
    { value: 'care-team', label: 'Everybody who treats me' },
    ...(therapists.length === 0 ? [] : [{ value: 'therapist', label: `Only my therapist (${therapists.join(', ')})` } as const]),
    { value: 'nobody', label: 'Nobody but me' },
  ];
}

/** Who may read it, as it stands beside the words. */
export function sharingWords(sharedWith: Sharing, therapists: readonly string[]): string {
  if (sharedWith === 'nobody') return 'Nobody but you can read this';
  if (sharedWith === 'care-team') return 'Everybody who treats you can read this';
  return `Only your therapist can read this${therapists.length === 0 ? '' : ` (${therapists.join(', ')})`}`;
}
