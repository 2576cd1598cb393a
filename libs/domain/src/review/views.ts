import type { GlanceWithAnswers } from '../dosing-sessions/index.js';
import type { Commitment, NoteListItem, SessionFacts } from '../therapy-notes/index.js';

/** A signed note with its words, as the review shows it beneath the sessions it is about. */
export interface ReviewNote extends NoteListItem {
  readonly sections: Readonly<Record<string, string>>;
  readonly themes: readonly string[];
  readonly commitments: readonly Commitment[];
}

export interface ReviewSession {
  readonly facts: SessionFacts;
  /** Null for a session that was held outside any course. */
  readonly course: { readonly id: string; readonly name: string } | null;
  readonly noteIds: readonly string[];
  /** Null where nothing was given: there is no first dose to stand on. */
  readonly glance: GlanceWithAnswers | null;
}

/** A patient's dosing sessions, first to last, with everything signed about them. Drafts are no part of a review. */
export interface TreatmentReviewView {
  readonly patient: { readonly id: string; readonly name: string; readonly birthDate: string | null; readonly recordNumber: string | null };
  readonly sessions: readonly ReviewSession[];
  readonly notes: readonly ReviewNote[];
}
