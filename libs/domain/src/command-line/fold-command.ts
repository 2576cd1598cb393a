import * as z from 'zod';
import { decodeEntry, decodeSession, defaultSessionPolicy, foldSession, type SessionEntry } from '../dosing-sessions/index.js';
import { refusedWith, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { moment } from './fields.js';
import { plain } from './plain.js';

const foldInput = z.strictObject({ session: z.unknown(), entries: z.array(z.unknown()).max(100_000), now: moment });

interface ReadEntries {
  readonly entries: readonly SessionEntry[];
  readonly refusals: readonly { readonly code: string }[];
}

// Every entry that cannot be read is named by its place in the list.
function readEntries(given: readonly unknown[]): ReadEntries {
  const read = given.map((entry) => decodeEntry(entry));
  return {
    entries: read.flatMap((entry) => (entry.allowed ? [entry.value] : [])),
    refusals: read.flatMap((entry, index) =>
      entry.allowed ? [] : entry.refusals.map((refusal) => ({ ...refusal, path: `entries.${index}.${refusal.path}` })),
    ),
  };
}

function fold({ session: given, entries: listed, now }: z.infer<typeof foldInput>): AnswerBody {
  const session = decodeSession(given);
  const { entries, refusals } = readEntries(listed);
  const sessionRefusals = session.allowed ? [] : session.refusals.map((refusal) => ({ ...refusal, path: `session.${refusal.path}` }));
  if (!session.allowed || refusals.length > 0) return refusedWith(...sessionRefusals, ...refusals);
  // The situation is what rules are asked with; all it says is in the other fields.
  const { situation: _, ...folded } = foldSession(session.value, entries, defaultSessionPolicy, now);
  return { ok: true, ...(plain(folded) as Record<string, unknown>) };
}

/** Folds a dosing session's log at a moment: `{ session, entries, now }`, with the default policy. */
export const foldCommand: Command = decoded(foldInput, fold);
