import { canonicalJson } from './canonical-json.js';
import type { CopyOrigin, NoteDraft } from './notes-content/index.js';

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
  const merged = [...ids].map((id) => [id, pick(id, passageOf(from, id), passageOf(kept, id), passageOf(coming, id))] as const);
  const themes = pick('themes', from.themes, kept.themes, coming.themes);
  const commitments = pick('commitments', from.commitments, kept.commitments, coming.commitments);
  // A section nobody ever wrote in is not made by merging.
  const sections = Object.fromEntries(merged.flatMap(([id, { text }]) => (text === '' ? [] : [[id, text]])));
  const copies = Object.fromEntries(merged.flatMap(([id, { origin }]) => (origin === null ? [] : [[id, origin]])));
  const isCopied = Object.keys(copies).length > 0 || coming.copies !== undefined;
  // The format is how it is looked at: the one who saves last sees it their way.
  return { draft: { ...coming, sections, themes, commitments, ...(isCopied ? { copies } : {}) }, bothChanged };
}

/** A section's words go with where they came from. */
function passageOf(draft: NoteDraft, id: string): { readonly text: string; readonly origin: CopyOrigin | null } {
  return { text: draft.sections[id] ?? '', origin: draft.copies?.[id] ?? null };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
