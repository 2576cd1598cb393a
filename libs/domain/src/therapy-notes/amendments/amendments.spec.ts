import { decideTransition, localDate, type Decision, type Unmet } from '../../shared/index.js';
import type { Role } from '../../staff/index.js';
import { amendmentClock } from './amendment-clock.js';
import {
  amendmentMachine,
  mayDecideAmendment,
  type AmendmentEvent,
  type AmendmentFacts,
  type AmendmentState,
} from './amendment-machine.js';
import { denyAmendmentCommand } from './amendment-views.js';

const day = localDate;
const facts: AmendmentFacts = {
  ...{ actorId: 'nair', noteAuthorId: 'nair', roles: ['therapist'], hasReauthenticated: true, noteId: 'n1', answersNoteId: null },
  ...{ today: day('2026-11-29'), dueOn: day('2026-11-30'), deniedOn: null, statementOn: null },
};
const everything = ['reason', 'amendment', 'ground', 'statement'];

function ask(state: AmendmentState, event: AmendmentEvent, changes: Partial<AmendmentFacts> = {}, documented = everything) {
  const now = { ...facts, ...changes };
  return decideTransition(amendmentMachine, { state, event, roles: now.roles, facts: now, documented });
}
const codes = (decision: Decision<unknown, Unmet>) => (decision.allowed ? [] : decision.refusals.map(({ code }) => code));

describe('the clock of a request to amend', () => {
  it.each([
    ['2026-10-01', false, '2026-11-30', 1],
    ['2026-10-01', true, '2026-12-30', 31], // 60 + 30 days
    ['2026-09-30', false, '2026-11-29', 0],
    ['2026-09-29', false, '2026-11-28', -1],
  ])('received %s, extended %s: due %s, %i days left', (receivedOn, isExtended, dueOn, daysLeft) => {
    expect(amendmentClock(day(receivedOn), isExtended, day('2026-11-29'))).toEqual({ dueOn, daysLeft });
  });
});

describe('who decides a request to amend', () => {
  it.each<[readonly Role[], string, string | null, boolean]>([
    [['therapist'], 'nair', 'nair', true],
    [['therapist'], 'cole', 'nair', false],
    [['therapist'], 'nair', null, false],
    [['prescriber'], 'okafor', 'nair', true],
    [['medical-director'], 'ito', null, true],
    [['front-desk'], 'park', 'park', false],
    [['nurse'], 'ruiz', 'ruiz', false],
  ])('%s %s, note by %s: %s', (roles, actorId, noteAuthorId, may) => {
    expect(mayDecideAmendment({ roles, actorId, noteAuthorId })).toBe(may);
  });
});

describe('a request to amend', () => {
  it('is accepted with an amendment, or denied on a ground with a reason, once', () => {
    expect(ask('received', 'accept')).toMatchObject({ value: { to: 'accepted' } });
    expect(ask('extended', 'deny')).toMatchObject({ value: { to: 'denied' } });
    expect(codes(ask('received', 'accept', {}, []))).toEqual(['not-documented']);
    expect(codes(ask('received', 'deny', {}, ['reason']))).toEqual(['not-documented']);
    for (const state of ['accepted', 'denied', 'disputed'] as const) expect(codes(ask(state, 'accept'))).toEqual(['not-from-this-state']);
  });

  it('is decided by nobody who is not asked, unproved, or about another note', () => {
    const changes = { actorId: 'cole', hasReauthenticated: false, answersNoteId: 'n2' };
    expect(codes(ask('received', 'deny', changes))).toEqual(['not-yours-to-decide', 'other-note', 're-authentication-needed']);
    expect(ask('received', 'accept', { answersNoteId: 'n1' })).toMatchObject({ allowed: true });
    expect(ask('received', 'accept', { noteId: null, roles: ['prescriber'], answersNoteId: 'n2' })).toMatchObject({ allowed: true });
  });

  it('takes more time once, up to its last day, and is decided also after it', () => {
    expect(ask('received', 'extend')).toMatchObject({ value: { to: 'extended' } });
    expect(ask('received', 'extend', { today: facts.dueOn })).toMatchObject({ allowed: true });
    expect(codes(ask('received', 'extend', { today: day('2026-12-01') }))).toEqual(['time-has-passed']);
    expect(codes(ask('extended', 'extend'))).toEqual(['not-from-this-state']);
    expect(ask('received', 'deny', { today: day('2027-02-01') })).toMatchObject({ allowed: true });
  });

  it('once denied takes the patient’s statement, which the desk may take in too, on a day between denial and today', () => {
    const denied = { deniedOn: day('2026-11-20'), statementOn: day('2026-11-20') };
    expect(ask('denied', 'disagree', { ...denied, roles: ['front-desk'] })).toMatchObject({ value: { to: 'disputed' } });
    expect(ask('denied', 'disagree', { ...denied, statementOn: facts.today })).toMatchObject({ allowed: true });
    expect(codes(ask('denied', 'disagree', { ...denied, statementOn: day('2026-11-30') }))).toEqual(['in-the-future']);
    expect(codes(ask('denied', 'disagree', { ...denied, statementOn: day('2026-11-19') }))).toEqual(['before-the-denial']);
    expect(codes(ask('received', 'disagree', denied))).toEqual(['not-from-this-state']);
    expect(codes(ask('denied', 'disagree', { ...denied, roles: ['nurse'] }))).toEqual(['role-may-not']);
  });

  it('is denied on one of the four grounds of the rule and no other', () => {
    const denial = { id: '0190a000-0000-7000-8000-000000000001', ground: 'accurate-and-complete', reason: 'Read again with the log.' };
    expect(denyAmendmentCommand.safeParse(denial).success).toBe(true);
    expect(denyAmendmentCommand.safeParse({ ...denial, ground: 'too-much-work' }).success).toBe(false);
  });
});
