/** With whom a patient shares what they wrote: everybody who treats them, their therapist alone, or nobody. */
export const sharings = ['care-team', 'therapist', 'nobody'] as const;
export type Sharing = (typeof sharings)[number];

/** Somebody of the clinic who would read a patient's writing. */
export interface WritingReader {
  /** May read writings of patients at all, by role. */
  readonly isCareTeam: boolean;
  /** Is named as the therapist of a course of this patient. */
  readonly isTherapistOfPatient: boolean;
}

/**
 * Whether a member of staff may read what a patient wrote. Never refuses; whoever may not read is not told that there is anything.
 * Source: clinical reference §5.4 (what is apart is apart on every way), issue of the patient's own pages.
 * Example: what is shared with the care team is read by a nurse, what is shared with the therapist is not.
 * Odd cases: what is shared with nobody is read by nobody, not even by the therapist; a therapist of the clinic who is not the patient's own
 * reads what the care team reads.
 */
export function mayReadWriting(sharedWith: Sharing, { isCareTeam, isTherapistOfPatient }: WritingReader): boolean {
  if (sharedWith === 'nobody' || !isCareTeam) return false;
  return sharedWith === 'care-team' || isTherapistOfPatient;
}
