import { decideTransition, type Decision, type Unmet } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import { noteMachine, type NoteEvent, type NoteFacts, type NoteState } from './note-machine.js';

const signing: NoteFacts = {
  actorId: 'nair',
  authorId: 'nair',
  supervisorId: 'cole',
  needsSupervision: true,
  tookPart: true,
  hasReauthenticated: true,
  isAuthorActive: true,
  emptySections: [],
  unattestedCopies: [],
};
const ask = (
  state: NoteState,
  event: NoteEvent,
  changes: Partial<NoteFacts> = {},
  roles: readonly (Role | 'system')[] = ['therapist'],
  documented = ['text', 'reason', 'comments', 'countersignature'],
) => decideTransition(noteMachine, { state, event, roles, facts: { ...signing, ...changes }, documented });
const codes = (decision: Decision<unknown, Unmet>) => (decision.allowed ? [] : decision.refusals.map(({ code }) => code));

const words = (decision: Decision<unknown, Unmet>) => (decision.allowed ? [] : decision.refusals.map(({ message }) => message));

describe('a therapy note', () => {
  it('says to whoever may not sign it what is missing, and where', () => {
    const changes = { actorId: 'weber', tookPart: false, hasReauthenticated: false, supervisorId: null, emptySections: ['plan'] };
    expect(words(ask('draft', 'sign', changes))).toEqual([
      'Only the author signs a note.',
      'You had no part in this session and cannot sign for it.',
      'Confirm with your password, PIN or passkey.',
      'Name the supervisor who will co-sign.',
      'Write something under: plan.',
    ]);
    expect(words(ask('draft', 'sign', { supervisorId: 'nair' }))).toEqual(['The supervisor is another person than the author.']);
    expect(words(ask('pending-cosign', 'cosign'))).toEqual(['Only the named supervisor co-signs or returns the note.']);
    expect(words(ask('draft', 'close-orphan'))).toEqual(['The author can sign the note.']);
  });

  it('with copied words is signed once its author stands by them', () => {
    const refused = ask('draft', 'sign', { unattestedCopies: ['supports'] });
    expect(codes(refused)).toEqual(['copy-not-attested']);
    expect(refused).toMatchObject({ refusals: [{ path: 'supports', message: expect.stringContaining('under: supports') }] });
  });

  it('of an associate waits for the supervisor, of a licensed therapist it is signed at once', () => {
    expect(ask('draft', 'sign')).toMatchObject({ value: { to: 'pending-cosign' } });
    expect(ask('draft', 'sign', { needsSupervision: false, supervisorId: null })).toMatchObject({ value: { to: 'signed' } });
    expect(ask('pending-cosign', 'cosign', { actorId: 'cole' })).toMatchObject({ value: { to: 'signed' } });
  });

  it('is not signed by another, for a session without part in it, unproved, or with empty sections', () => {
    const changes = { actorId: 'weber', tookPart: false, hasReauthenticated: false, supervisorId: null, emptySections: ['plan', 'data'] };
    expect(codes(ask('draft', 'sign', changes))).toEqual([
      'not-the-author',
      'took-no-part',
      're-authentication-needed',
      'supervisor-missing',
      'section-empty',
      'section-empty',
    ]);
    expect(codes(ask('draft', 'sign', { supervisorId: 'nair' }))).toEqual(['supervisor-is-author']);
  });

  it('is co-signed or returned by the named supervisor alone', () => {
    expect(codes(ask('pending-cosign', 'cosign'))).toEqual(['not-the-supervisor']);
    expect(codes(ask('pending-cosign', 'return-to-author', { actorId: 'cole' }, ['therapist'], []))).toEqual(['not-documented']);
    expect(ask('pending-cosign', 'return-to-author', { actorId: 'cole' })).toMatchObject({ value: { to: 'draft' } });
  });

  it('stays what it is when an addendum is added, and is never edited', () => {
    for (const state of ['pending-cosign', 'signed', 'locked'] as const)
      expect(ask(state, 'add-addendum')).toMatchObject({ value: { to: state } });
    expect(codes(ask('signed', 'sign'))).toEqual(['not-from-this-state']);
    expect(codes(ask('locked', 'return-to-author', { actorId: 'cole' }))).toEqual(['not-from-this-state']);
    expect(ask('signed', 'lock', {}, ['system'])).toMatchObject({ value: { to: 'locked' } });
  });

  it('of someone who has left is closed as unsigned, not before', () => {
    expect(codes(ask('draft', 'close-orphan'))).toEqual(['author-still-active']);
    expect(ask('draft', 'close-orphan', { isAuthorActive: false, actorId: 'cole' })).toMatchObject({ value: { to: 'unsigned-by-author' } });
  });

  it('begun by mistake is put aside by its author with a reason, or by another once the author has left', () => {
    expect(ask('draft', 'put-aside')).toMatchObject({ value: { to: 'entered-in-error' } });
    expect(codes(ask('draft', 'put-aside', {}, ['therapist'], []))).toEqual(['not-documented']);
    expect(words(ask('draft', 'put-aside', { actorId: 'cole' }))).toEqual(['Only its author puts a draft aside.']);
    expect(ask('draft', 'put-aside', { actorId: 'cole', isAuthorActive: false })).toMatchObject({ value: { to: 'entered-in-error' } });
    expect(codes(ask('draft', 'put-aside', {}, ['clinic-manager']))).toEqual(['role-may-not']);
  });

  it('that was signed is never put aside, and a draft is not marked as an error', () => {
    for (const state of ['pending-cosign', 'signed', 'locked', ...noteMachine.terminal] as const)
      expect(codes(ask(state, 'put-aside'))).toEqual(['not-from-this-state']);
    expect(codes(ask('draft', 'mark-entered-in-error'))).toEqual(['not-from-this-state']);
  });

  it('is marked as an error only with a reason', () => {
    expect(codes(ask('signed', 'mark-entered-in-error', {}, ['therapist'], []))).toEqual(['not-documented']);
    expect(ask('locked', 'mark-entered-in-error')).toMatchObject({ value: { to: 'entered-in-error' } });
    for (const state of noteMachine.terminal) expect(codes(ask(state, 'add-addendum'))).toEqual(['not-from-this-state']);
  });

  it('is marked as an error by its author or their supervisor, who confirm who they are, or by another once the author has left', () => {
    const said = 'Only its author or their supervisor says that a signed note was entered in error.';
    expect(words(ask('signed', 'mark-entered-in-error', { actorId: 'moss' }))).toEqual([said]);
    expect(ask('signed', 'mark-entered-in-error', { actorId: 'cole', supervisorId: 'cole' }).allowed).toBe(true);
    expect(ask('signed', 'mark-entered-in-error', { actorId: 'cole', isAuthorActive: false }).allowed).toBe(true);
    expect(codes(ask('pending-cosign', 'mark-entered-in-error', { hasReauthenticated: false }))).toEqual(['re-authentication-needed']);
  });
});
