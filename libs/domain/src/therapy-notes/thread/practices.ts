import type { LocalDate } from '../../shared/index.js';
import type { Commitment } from '../notes-content/index.js';
import type { ThreadNote } from './thread-note.js';

/** What a later note says of a practice. */
export interface PracticeMoment {
  readonly noteId: string;
  readonly at: string;
  readonly status: Commitment['status'];
  readonly words: string | null;
}

/** A practice as the next note is to ask about it. */
export interface OpenPractice extends ThreadPractice {
  readonly isDue: boolean;
}

/** Something the patient took on, from the note that first names it to what the latest one says became of it. */
export interface ThreadPractice {
  /** Names the practice in later notes: the note it began in and its place there. */
  readonly key: string;
  readonly practice: string;
  readonly description: string | null;
  readonly frequency: string | null;
  readonly reviewOn: LocalDate | null;
  readonly status: Commitment['status'];
  readonly life: readonly PracticeMoment[];
}

const ended: readonly Commitment['status'][] = ['kept', 'dropped'];

/**
 * Every practice of the notes, in the order they were taken on, each with its life: a later note continues one by naming its key in
 * `continues`. Source: clinical reference §5.1 (item, frequency, start, review date, status).
 *
 * Example: "Journaling" planned on the 18th and kept on the 25th is one practice with two moments. Odd case: a key that no earlier note made
 * begins a practice of its own, so that nothing written is left out.
 */
export function practicesOf(notes: readonly ThreadNote[]): ThreadPractice[] {
  const found = new Map<string, ThreadPractice>();
  for (const note of notes) {
    note.commitments.forEach((commitment, place) => {
      const named = commitment.continues ?? null;
      const key = named !== null && found.has(named) ? named : `${note.id}#${place}`;
      found.set(key, continued(found.get(key), key, commitment, note));
    });
  }
  return [...found.values()];
}

function continued(before: ThreadPractice | undefined, key: string, commitment: Commitment, note: ThreadNote): ThreadPractice {
  const { status, outcome, practice, description, frequency, reviewOn } = commitment;
  const moment = { noteId: note.id, at: note.at, status, words: outcome ?? null };
  if (before === undefined) return { key, practice, description, frequency, reviewOn, status, life: [moment] };
  return {
    ...before,
    frequency: frequency ?? before.frequency,
    reviewOn: reviewOn ?? before.reviewOn,
    status,
    life: [...before.life, moment],
  };
}

/**
 * Whether somebody still has to ask about it. Example: a dropped practice is not open. Odd case: "changed" is, in its new form. Source:
 * clinical reference §5.1 (commitments).
 */
export function isOpenPractice({ status }: Pick<ThreadPractice, 'status'>): boolean {
  return !ended.includes(status);
}

/**
 * Whether its review has come, on the clinic's calendar. Example: with its review on the 25th it is due from that day on. Odd case: a practice
 * without a review date is due at every visit. Source: clinical reference §5.1 (commitments).
 */
export function isDuePractice(practice: Pick<ThreadPractice, 'status' | 'reviewOn'>, today: LocalDate): boolean {
  return isOpenPractice(practice) && (practice.reviewOn === null || practice.reviewOn <= today);
}
