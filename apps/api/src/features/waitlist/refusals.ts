import { ProblemException } from '../../platform/http/problem.js';

export function alreadyWaiting(): ProblemException {
  const detail = 'This patient is on the waitlist for this visit already. Nothing was added: the entry that is there stands.';
  return new ProblemException({ status: 409, code: 'already-waiting', title: 'Already on the waitlist', detail });
}

export function waitsNoMore(): ProblemException {
  const detail = 'This patient waits no more: the visit was booked, or somebody took them off the list. Nothing was changed.';
  return new ProblemException({ status: 409, code: 'waits-no-more', title: 'Waits no more', detail });
}

export function slotGone(): ProblemException {
  const detail = 'This time is not free any more. Nothing was offered, and everybody keeps their place on the waitlist.';
  return new ProblemException({ status: 409, code: 'slot-gone', title: 'The time is gone', detail });
}

export function doesNotSuit(against: readonly string[]): ProblemException {
  const detail = `${against.join(' ')} Nothing was offered.`;
  const errors = against.map((message) => ({ code: 'does-not-suit', path: 'entryId', message }));
  return new ProblemException({ status: 422, code: 'does-not-suit', title: 'This time does not suit', detail, errors });
}

export function offerNotOpen(): ProblemException {
  const detail = 'This offer is not open any more: it was answered, has run out, or the time is taken. Nothing was changed.';
  return new ProblemException({ status: 409, code: 'offer-not-open', title: 'The offer is over', detail });
}
