import { decodeEntry, entryKind, mayWrite, type EntryAnswer, type SessionEntry } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';

/** The refusal of an entry that carries a name while its person has not proven themselves anew. */
export const unproven = 'step-up-needed';

/** Sent before with the same content is known; the same id with other content was not kept, and the sender must hear it. */
export function answerOf({ id, entry, signature, refusals }: Judged, kept: ReadonlySet<string>, known: ReadonlySet<string>): EntryAnswer {
  if (signature !== undefined && known.has(id)) return { id, status: 'known', refusals: [] };
  if (entry === null) return { id, status: 'refused', refusals };
  if (kept.has(id)) return { id, status: 'kept', refusals };
  if (known.has(id)) return { id, status: 'known', refusals };
  const message = 'An entry with this id but other content is already in the record. Send this one with a new id.';
  return { id, status: 'refused', refusals: [{ code: 'id-used-differently', path: 'id', message }] };
}

export interface Judged {
  readonly id: string;
  readonly entry: SessionEntry | null;
  /** A well-formed signature of a person who has to prove themselves before it is taken. */
  readonly signature?: SessionEntry;
  readonly refusals: EntryAnswer['refusals'];
}

/** The author is the caller, whatever the request says; a step does not come in through this door. */
export function judge(given: unknown, caller: Caller): Judged {
  const decoded = decodeEntry(
    typeof given === 'object' && given !== null ? { ...given, authorId: caller.staffMemberId, receivedAt: null } : given,
  );
  const id = String(Reflect.get(Object(given), 'id') ?? '');
  if (!decoded.allowed) return { id, entry: null, refusals: decoded.refusals };
  const { kind } = decoded.value;
  if (entryKind(kind).nature === 'step')
    return { id, entry: null, refusals: [{ code: 'is-a-step', message: 'This is a step: it is decided, not recorded.' }] };
  if (!mayWrite(caller.roles, kind))
    return { id, entry: null, refusals: [{ code: 'role-may-not', message: `Your role does not record "${entryKind(kind).label}".` }] };
  if (entryKind(kind).isSignature && !caller.isSteppedUp) {
    const message = `"${entryKind(kind).label}" carries your name: confirm it is you, then send it again.`;
    return { id, entry: null, signature: decoded.value, refusals: [{ code: unproven, message }] };
  }
  return { id, entry: decoded.value, refusals: [] };
}
