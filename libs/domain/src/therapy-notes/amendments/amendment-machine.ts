import type { Guard, LocalDate, Machine, Unmet } from '../../shared/index.js';
import type { Role } from '../../staff/index.js';

export const amendmentStates = ['received', 'extended', 'accepted', 'denied', 'disputed', 'rebutted'] as const;
export type AmendmentState = (typeof amendmentStates)[number];
export type AmendmentEvent = 'extend' | 'accept' | 'deny' | 'disagree' | 'rebut';

/** The only grounds on which a request may be denied. Source: 45 CFR 164.526(a)(2). */
export const denialGrounds = ['not-created-by-us', 'not-part-of-the-record', 'not-open-for-access', 'accurate-and-complete'] as const;
export type DenialGround = (typeof denialGrounds)[number];

/** What the guards of a request look at. Ids are staff member ids. */
export interface AmendmentFacts {
  readonly actorId: string;
  /** Who wrote the note that the request names; null when it is about the record in general. */
  readonly noteAuthorId: string | null;
  readonly roles: readonly Role[];
  readonly hasReauthenticated: boolean;
  readonly today: LocalDate;
  readonly dueOn: LocalDate;
  /** The note the request names, and the one the answer names; null where none is named. */
  readonly noteId: string | null;
  readonly answersNoteId: string | null;
  /** The day on which the request was denied, and the one on which the statement came in; null where it is not about one. */
  readonly deniedOn: LocalDate | null;
  readonly statementOn: LocalDate | null;
}

const physicians: readonly Role[] = ['prescriber', 'medical-director'];
const deciders: readonly Role[] = ['therapist', ...physicians];
const takers: readonly Role[] = [...deciders, 'front-desk'];

/**
 * Whether somebody may decide a request: the author of the note it names, or whoever signs for the record of all patients. Source: clinical
 * reference §9.2 (progress notes: the therapist's own; prescriber and medical director read them all), §5.3.
 *
 * Example: the therapist who wrote the note decides. Odd case: a request about the record in general has no author, so a physician decides it.
 */
export function mayDecideAmendment({ roles, actorId, noteAuthorId }: Pick<AmendmentFacts, 'roles' | 'actorId' | 'noteAuthorId'>): boolean {
  return roles.some((role) => physicians.includes(role)) || (roles.includes('therapist') && actorId === noteAuthorId);
}

const need = (isMet: boolean, code: string, message: string, path = ''): readonly Unmet[] => (isMet ? [] : [{ code, message, path }]);

const decider: Guard<AmendmentFacts> = (facts) =>
  need(mayDecideAmendment(facts), 'not-yours-to-decide', 'The note’s author, a prescriber or the medical director decides this request.');
const reauthenticated: Guard<AmendmentFacts> = (facts) =>
  need(facts.hasReauthenticated, 're-authentication-needed', 'Confirm with your password, PIN or passkey.');
const sameNote: Guard<AmendmentFacts> = ({ noteId, answersNoteId }) =>
  need(noteId === null || answersNoteId === null || noteId === answersNoteId, 'other-note', 'The request is about another note.', 'noteId');
const inTime: Guard<AmendmentFacts> = ({ today, dueOn }) =>
  need(today <= dueOn, 'time-has-passed', 'The 60 days have passed: more time can no longer be taken. Accept or deny the request now.');
const statementAfterDenial: Guard<AmendmentFacts> = ({ statementOn, deniedOn, today }) => [
  ...need(statementOn !== null && statementOn <= today, 'in-the-future', 'This day has not come yet.', 'receivedOn'),
  ...need(
    statementOn !== null && deniedOn !== null && statementOn >= deniedOn,
    'before-the-denial',
    'The statement answers the denial and cannot have come before it.',
    'receivedOn',
  ),
];

/**
 * The life of a patient's request to amend the record. It is accepted with a linked amendment, or denied on one of four grounds with a reason, after
 * which the patient may hand in a statement of disagreement, and the clinic a rebuttal of it; the time may be extended once. Source: clinical reference §5.3; 45 CFR 164.526(b)–(d).
 *
 * Example: 'received' is extended, then denied, then 'disputed' by the patient's statement. Odd case: after its last day a request is still decided,
 * only late; more time is not to be had then.
 */
export const amendmentMachine: Machine<AmendmentState, AmendmentEvent, Role, AmendmentFacts> = {
  name: 'request',
  initial: 'received',
  terminal: ['accepted', 'rebutted'],
  transitions: [
    { event: 'extend', from: ['received'], to: 'extended', roles: deciders, guards: [decider, inTime], documents: ['reason'] },
    {
      event: 'accept',
      from: ['received', 'extended'],
      to: 'accepted',
      roles: deciders,
      guards: [decider, sameNote, reauthenticated],
      documents: ['amendment'],
    },
    {
      event: 'deny',
      from: ['received', 'extended'],
      to: 'denied',
      roles: deciders,
      guards: [decider, sameNote, reauthenticated],
      documents: ['ground', 'reason'],
    },
    {
      event: 'rebut',
      from: ['disputed'],
      to: 'rebutted',
      roles: deciders,
      guards: [decider, reauthenticated],
      documents: ['rebuttal'],
    },
    { event: 'disagree', from: ['denied'], to: 'disputed', roles: takers, guards: [statementAfterDenial], documents: ['statement'] },
  ],
};
