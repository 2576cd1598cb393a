import { ProblemException } from '../../platform/http/problem.js';

/** A token is shown once: asked again, the answer cannot hold it. */
export function idUsedDifferently(): ProblemException {
  const detail =
    'A monitor with this id is in use already, and its token is shown only once. Nothing was changed: give it a new token instead.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Monitor already known', detail });
}

export function sessionOver(): ProblemException {
  const detail = 'This session is over, so no monitor can stand at it. The monitor stays where it was.';
  return new ProblemException({ status: 409, code: 'session-over', title: 'Session over', detail });
}

/** One answer for every token that opens nothing. */
export function tokenNotKnown(): ProblemException {
  const detail = 'This monitor is not known here, or its token is wrong. Nothing was charted: give the monitor a new token.';
  return new ProblemException({ status: 401, code: 'device-not-known', title: 'Monitor not known', detail });
}
