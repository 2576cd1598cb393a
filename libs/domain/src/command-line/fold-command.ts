import * as z from 'zod';
import {
  decodeEntry,
  decodeSession,
  defaultSessionPolicy,
  foldSession,
  type DosingSession,
  type SessionEntry,
} from '../dosing-sessions/index.js';
import { decide, decodeInput, refuse, type Decision, type InputRefused, type Instant } from '../shared/index.js';
import { refusedWith, type Command } from './answer.js';
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

export interface ReadLog {
  readonly session: DosingSession;
  readonly entries: readonly SessionEntry[];
  readonly now: Instant;
}

/** Reads a session, its entries and the moment; every fault with its path. */
export function readLog(input: unknown): Decision<ReadLog, { readonly code: string }> {
  const given = decodeInput(foldInput, input);
  if (!given.allowed) return given;
  const { session: written, entries: listed, now } = given.value;
  const session = decodeSession(written);
  const { entries, refusals } = readEntries(listed);
  if (session.allowed) return decide({ session: session.value, entries, now }, refusals);
  const [first, ...rest] = session.refusals;
  const named = (refusal: InputRefused) => ({ ...refusal, path: `session.${refusal.path}` });
  return refuse(named(first), ...rest.map(named), ...refusals);
}

/** Folds a dosing session's log at a moment: `{ session, entries, now }`, with the default policy. */
export const foldCommand: Command = (input) => {
  const read = readLog(input);
  if (!read.allowed) return refusedWith(...read.refusals);
  const { session, entries, now } = read.value;
  // The situation is what rules are asked with; all it says is in the other fields.
  const { situation: _, ...folded } = foldSession(session, entries, defaultSessionPolicy, now);
  return { ok: true, ...(plain(folded) as Record<string, unknown>) };
};
