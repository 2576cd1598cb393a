import type { Commitment, NoteTypeId } from '../notes-content/index.js';

/** A signed note as the thread reads it. `at` is when it was begun: the hour it tells of. */
export interface ThreadNote {
  readonly id: string;
  readonly noteType: NoteTypeId;
  readonly at: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly sessionIds: readonly string[];
  readonly sections: Readonly<Record<string, string>>;
  readonly themes: readonly string[];
  readonly commitments: readonly Commitment[];
}

/** A dosing session with what was heard in it. */
export interface ThreadSession {
  readonly sessionId: string;
  readonly startsAt: string;
  readonly quotes: readonly { readonly entryId: string; readonly at: string; readonly text: string }[];
}
