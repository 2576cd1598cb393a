import { HttpException } from '@nestjs/common';

export interface FieldProblem {
  /** Where in the request, e.g. `addresses.0.city`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** RFC 9457 problem details with a stable code, the facts and the fields at fault. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  readonly facts?: Record<string, unknown>;
  readonly requestId?: string;
}

export class ProblemException extends HttpException {
  constructor(readonly problem: Omit<Problem, 'type' | 'requestId'>) {
    super(problem.detail, problem.status);
  }
}

export function notFound(what: string): ProblemException {
  const detail = `There is no ${what} here that you may open. It may be in another clinic, or the address may be mistyped. Nothing was changed.`;
  return new ProblemException({ status: 404, code: 'not-found', title: `${what} not found`, detail });
}

export interface Refusal {
  readonly code: string;
  readonly message?: string;
  readonly path?: string;
}

/**
 * Turns the domain's refusals into one answer. `statusOf` is the feature's exhaustive table from code to HTTP status;
 * the highest status of all refusals is the answer's.
 */
export function refused<R extends Refusal>(
  refusals: readonly [R, ...R[]],
  statusOf: Record<R['code'], number>,
  title: string,
): ProblemException {
  const status = Math.max(...refusals.map((refusal) => statusOf[refusal.code as R['code']] ?? 422));
  const errors = refusals.map((refusal) => ({ path: refusal.path ?? '', code: refusal.code, message: refusal.message ?? refusal.code }));
  const detail = errors.map((error) => error.message).join(' ');
  return new ProblemException({ status, code: refusals[0].code, title, detail, errors, facts: { refusals } });
}
