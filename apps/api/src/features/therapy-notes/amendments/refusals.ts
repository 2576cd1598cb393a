import type { Unmet } from '@sojourn/domain';
import { ProblemException, refused } from '../../../platform/http/problem.js';

/** Every code the machine of requests refuses with. */
const amendmentStatus: Record<string, number> = {
  'role-may-not': 403,
  'not-yours-to-decide': 403,
  're-authentication-needed': 403,
  'not-documented': 422,
  'other-note': 422,
  'time-has-passed': 409,
  'in-the-future': 422,
  'before-the-denial': 422,
  'not-from-this-state': 409,
};

export function amendmentRefused(refusals: readonly [Unmet, ...Unmet[]], title: string): ProblemException {
  return refused(refusals, amendmentStatus, title);
}

export function receivedInFuture(): ProblemException {
  const message = 'The day on which the request came in has not come yet. Nothing was recorded: correct the day and record it again.';
  return amendmentRefused([{ code: 'in-the-future', message, path: 'receivedOn' }], 'Request not recorded');
}

export function answeredMeanwhile(): ProblemException {
  const detail =
    'Somebody else answered this request while you were writing. Their answer stands, and nothing of yours was added to the record: look at it first.';
  return new ProblemException({ status: 409, code: 'answered-meanwhile', title: 'Answered meanwhile', detail });
}

export function requestIdTaken(): ProblemException {
  const detail = 'A request with this id is already in the record. Nothing was changed: record it with a new id.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Id already used', detail });
}

export function notDenied(): ProblemException {
  const detail = 'Only a denied request has this letter, and this one is not denied. Nothing was made: answer the request first.';
  return new ProblemException({ status: 409, code: 'not-denied', title: 'Not denied', detail });
}
