import type { Guard, Machine, Unmet } from '../shared/index.js';
import type { Role } from '../staff/index.js';

export const noteStates = ['draft', 'pending-cosign', 'signed', 'locked', 'unsigned-by-author', 'entered-in-error'] as const;
export type NoteState = (typeof noteStates)[number];

export type NoteEvent =
  'sign' | 'cosign' | 'return-to-author' | 'lock' | 'add-addendum' | 'put-aside' | 'mark-entered-in-error' | 'close-orphan';

/** What the guards of a note look at. Ids are staff member ids; the supervisor is the one the author named. */
export interface NoteFacts {
  readonly actorId: string;
  readonly authorId: string;
  readonly supervisorId: string | null;
  readonly needsSupervision: boolean;
  /** The author had a part in the session the note is about. */
  readonly tookPart: boolean;
  readonly hasReauthenticated: boolean;
  readonly isAuthorActive: boolean;
  /** Sections this kind of note may not be signed without, still empty. */
  readonly emptySections: readonly string[];
  /** Sections with copied words that the author has neither changed nor attested. */
  readonly unattestedCopies: readonly string[];
}

const need = (isMet: boolean, code: string, message: string): readonly Unmet[] => (isMet ? [] : [{ code, message }]);

const ownNote: Guard<NoteFacts> = (facts) => [
  ...need(facts.actorId === facts.authorId, 'not-the-author', 'Only the author signs a note.'),
  ...need(facts.tookPart, 'took-no-part', 'You had no part in this session and cannot sign for it.'),
];
const reauthenticated: Guard<NoteFacts> = (facts) =>
  need(facts.hasReauthenticated, 're-authentication-needed', 'Confirm with your password, PIN or passkey.');
const complete: Guard<NoteFacts> = (facts) =>
  facts.emptySections.map((section) => ({ code: 'section-empty', message: `Write something under: ${section}.`, path: section }));
const copiesAttested: Guard<NoteFacts> = (facts) =>
  facts.unattestedCopies.map((section) => ({
    code: 'copy-not-attested',
    message: `Read the words brought forward under: ${section}. Change them, or say that they still hold.`,
    path: section,
  }));
const supervisorNamed: Guard<NoteFacts> = (facts) => [
  ...need(!facts.needsSupervision || facts.supervisorId !== null, 'supervisor-missing', 'Name the supervisor who will co-sign.'),
  ...need(facts.supervisorId !== facts.authorId, 'supervisor-is-author', 'The supervisor is another person than the author.'),
];
const bySupervisor: Guard<NoteFacts> = (facts) =>
  need(facts.actorId === facts.supervisorId, 'not-the-supervisor', 'Only the named supervisor co-signs or returns the note.');
const draftOfOnesOwn: Guard<NoteFacts> = (facts) =>
  need(facts.actorId === facts.authorId || !facts.isAuthorActive, 'not-the-author', 'Only its author puts a draft aside.');
const answeredFor: Guard<NoteFacts> = (facts) =>
  need(
    facts.actorId === facts.authorId || facts.actorId === facts.supervisorId || !facts.isAuthorActive,
    'not-the-author',
    'Only its author or their supervisor says that a signed note was entered in error.',
  );
const orphaned: Guard<NoteFacts> = (facts) => need(!facts.isAuthorActive, 'author-still-active', 'The author can sign the note.');

const writers: readonly Role[] = ['therapist', 'nurse', 'prescriber', 'medical-director'];
const signedStates: readonly NoteState[] = ['pending-cosign', 'signed', 'locked'];

/**
 * A note's life. Signing ends editing for good; what comes later is an addendum with its own author and signature. A note under
 * supervision waits for its co-signature and is marked so meanwhile. Source: clinical reference §5.3.
 *
 * Example: an associate therapist signs, the note is 'pending-cosign'; the supervisor co-signs, it is 'signed'.
 * Odd case: the draft of someone who has left is closed as unsigned by its author, countersigned, and never given another author; or it is
 * put aside by whoever answers for it. A signed note in the wrong chart is marked as entered in error: its words and signatures stay.
 */
export const noteMachine: Machine<NoteState, NoteEvent, Role, NoteFacts> = {
  name: 'note',
  initial: 'draft',
  terminal: ['unsigned-by-author', 'entered-in-error'],
  transitions: [
    {
      event: 'sign',
      from: ['draft'],
      to: ({ needsSupervision }) => (needsSupervision ? 'pending-cosign' : 'signed'),
      roles: writers,
      guards: [ownNote, reauthenticated, supervisorNamed, complete, copiesAttested],
    },
    { event: 'cosign', from: ['pending-cosign'], to: 'signed', roles: writers, guards: [bySupervisor, reauthenticated] },
    { event: 'return-to-author', from: ['pending-cosign'], to: 'draft', roles: writers, guards: [bySupervisor], documents: ['comments'] },
    { event: 'lock', from: ['signed'], to: 'locked', roles: ['system'] },
    {
      event: 'add-addendum',
      from: ['pending-cosign'],
      to: 'pending-cosign',
      roles: writers,
      guards: [reauthenticated],
      documents: ['text'],
    },
    { event: 'add-addendum', from: ['signed'], to: 'signed', roles: writers, guards: [reauthenticated], documents: ['text'] },
    { event: 'add-addendum', from: ['locked'], to: 'locked', roles: writers, guards: [reauthenticated], documents: ['text'] },
    { event: 'put-aside', from: ['draft'], to: 'entered-in-error', roles: writers, guards: [draftOfOnesOwn], documents: ['reason'] },
    {
      event: 'mark-entered-in-error',
      from: signedStates,
      to: 'entered-in-error',
      roles: writers,
      guards: [answeredFor, reauthenticated],
      documents: ['reason'],
    },
    {
      event: 'close-orphan',
      from: ['draft'],
      to: 'unsigned-by-author',
      roles: ['prescriber', 'medical-director', 'therapist'],
      guards: [orphaned, reauthenticated],
      documents: ['countersignature'],
    },
  ],
};
