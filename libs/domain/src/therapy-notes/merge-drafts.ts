import { canonicalJson } from './canonical-json.js';
import type { NoteDraft } from './notes-content/index.js';

/** Names what two screens both changed: a section's id, or 'themes', 'commitments', 'format'. */
export interface DraftMerge {
  readonly draft: NoteDraft;
  /** Empty when nothing has to be asked. In `draft` these places hold the words that are coming in. */
  readonly bothChanged: readonly string[];
}

/**
 * Two drafts that grew from one, as one draft: what only one side changed is taken from that side; what both made the same is no question;
 * what both changed differently has to be asked, and is named. Source: clinical reference §5.3 (autosave with version history).
 *
 * Example: insights written on the tablet and the plan on the desk are both in the merged draft. Odd case: a section emptied on one side and
 * untouched on the other is empty; emptied here and written there it is asked.
 */
export function mergeDrafts(from: NoteDraft, kept: NoteDraft, coming: NoteDraft): DraftMerge {
  const bothChanged: string[] = [];
  const pick = <T>(place: string, before: T, theirs: T, mine: T): T => {
    if (isSame(mine, theirs) || isSame(theirs, before)) return mine;
    if (isSame(mine, before)) return theirs;
    bothChanged.push(place);
    return mine;
  };
  const ids = new Set([from, kept, coming].flatMap(({ sections }) => Object.keys(sections)));
  const sections = Object.fromEntries(
    [...ids].map((id) => [id, pick(id, from.sections[id] ?? '', kept.sections[id] ?? '', coming.sections[id] ?? '')]),
  );
  const themes = pick('themes', from.themes, kept.themes, coming.themes);
  const commitments = pick('commitments', from.commitments, kept.commitments, coming.commitments);
  // The format is how it is looked at: the one who saves last sees it their way.
  return { draft: { ...coming, sections: written(sections), themes, commitments }, bothChanged };
}

/** A section nobody ever wrote in is not made by merging. */
function written(sections: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(sections).filter(([, text]) => text !== ''));
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
