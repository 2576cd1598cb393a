import type { Unmet } from '@sojourn/domain';
import { ProblemException } from '../../platform/http/problem.js';

const listed = (refusals: readonly Unmet[]) => refusals.map(({ code, path, message }) => ({ code, path: path ?? '', message }));

export function notEnrolled(refusals: readonly Unmet[]): ProblemException {
  const errors = listed(refusals);
  const detail = `${errors.map(({ message }) => message).join(' ')} No course was begun; the chart is as it was.`;
  return new ProblemException({
    status: 409,
    code: errors[0]?.code ?? 'refused',
    title: 'Not enrolled',
    detail,
    errors,
    facts: { refusals },
  });
}

export function stepNotTaken(refusals: readonly Unmet[]): ProblemException {
  const errors = listed(refusals);
  const detail = `${errors.map(({ message }) => message).join(' ')} The course stays where it is.`;
  return new ProblemException({ status: 409, code: errors[0]?.code ?? 'refused', title: 'Not yet', detail, errors, facts: { refusals } });
}

export function noSuchProtocol(): ProblemException {
  const detail = 'This clinic has no such protocol. Choose one from the list; no course was begun.';
  const errors = [{ path: 'protocolId', code: 'protocol-unknown', message: detail }];
  return new ProblemException({ status: 422, code: 'protocol-unknown', title: 'Protocol unknown', detail, errors });
}
