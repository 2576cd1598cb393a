import { ProblemException } from '../../platform/http/problem.js';

interface Refused {
  readonly code?: string;
  readonly path?: string;
  readonly message?: string;
}

/** What the rule said no to, field by field. */
export function ruleRefused(refusals: readonly Refused[]): ProblemException {
  const errors = refusals.map(({ code = 'refused', path = '', message = code }) => ({ code, path, message }));
  const detail = `${errors.map(({ message }) => message).join('. ')}. A question only: nothing was recorded.`;
  return new ProblemException({ status: 422, code: errors[0]?.code ?? 'refused', title: 'The rule says no', detail, errors });
}
