import type { Role } from '../staff/index.js';
import { noteTypes, type NoteTypeId } from './notes-content/index.js';

/** What somebody owes a note: to begin it, to sign it, to co-sign it, or to close it because its author has left; and to answer a request to amend. */
export type NoteDutyKind = 'write' | 'sign' | 'cosign' | 'close' | 'answer';

export interface NoteDuty {
  /** The note, the session, the visit, the course or the request that it is about. */
  readonly id: string;
  readonly kind: NoteDutyKind;
  /** Null where the note is still to be begun, and for a request about the record in general. */
  readonly noteId: string | null;
  /** The session to write about; null where it is a visit without one, or a course. */
  readonly sessionId: string | null;
  /** Null for a request about the record in general. */
  readonly noteType: NoteTypeId | null;
  readonly patient: { readonly id: string; readonly name: string };
  /** Null where any prescriber or the medical director may do it. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly isMine: boolean;
  /** When the note was begun, by which several of one kind are told apart; null where none is begun, and for a request. */
  readonly begunAt: string | null;
  readonly dueAt: string;
}

/** The answer of GET /api/v1/notes-due: earliest due first. Who answers for the clinic sees everybody's, others their own. */
export interface NotesDueView {
  readonly isWholeClinic: boolean;
  readonly duties: readonly NoteDuty[];
}

const hourMs = 3_600_000;
const cosignWithinHours = 168;
const dueWithinHours = Object.fromEntries(noteTypes.map(({ id, dueWithinHours: hours }) => [id, hours])) as Record<NoteTypeId, number>;

/**
 * When something owed to a note is due, in milliseconds: writing and signing as its kind says, the co-signature seven days after the
 * author's. Example: an integration note begun on Monday is due on Thursday at the same hour. Odd case: a draft whose author has left keeps
 * the hour it had. Source: clinical reference §5.1, §5.3.
 */
export function noteDueAt(kind: Exclude<NoteDutyKind, 'answer'>, noteType: NoteTypeId, sinceMs: number): number {
  return sinceMs + (kind === 'cosign' ? cosignWithinHours : dueWithinHours[noteType]) * hourMs;
}

/**
 * Whether a person may read and close the draft of an author who has left. Example: the author's supervisor, or the medical director. Odd
 * case: while the author is active nobody may, the medical director neither. Source: clinical reference §5.3.
 */
export function mayCloseOrphan(
  person: { readonly id: string; readonly roles: readonly Role[] },
  author: { readonly isActive: boolean; readonly supervisorId: string | null },
): boolean {
  return !author.isActive && (person.id === author.supervisorId || person.roles.includes('medical-director'));
}

/**
 * Whether a person sees what everybody owes, not only their own part. Example: compliance does. Odd case: a supervisor sees what is waiting
 * for them, not what others owe. Source: clinical reference §9.2.
 */
export function seesAllNoteDuties(roles: readonly Role[]): boolean {
  return roles.includes('medical-director') || roles.includes('compliance');
}
