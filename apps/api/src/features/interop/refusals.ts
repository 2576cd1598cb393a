import { ProblemException } from '../../platform/http/problem.js';

export function askedTooOften(): ProblemException {
  const detail = 'This calendar was asked for too often within the hour. Nothing is lost: it answers again within the hour.';
  return new ProblemException({ status: 429, code: 'asked-too-often', title: 'Too often', detail, facts: { retryAfterSeconds: 3600 } });
}
