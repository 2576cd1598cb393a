import type { EntryAnswer, LimitRefused } from '@sojourn/domain';
import { ProblemException } from '../../platform/http/problem.js';

export const orderStatus = {
  'hard-limit': 422,
  'override-needed': 422,
  'input-unknown': 422,
  'override-without-reason': 422,
} as const satisfies Record<LimitRefused['code'], number>;

export function orderNotUnderstood(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): ProblemException {
  const errors = issues.map(({ path, message }) => ({ path: `content.${path.map(String).join('.')}`, code: 'invalid', message }));
  const detail = errors[0]?.message ?? 'The order is for another product than the session. Nothing was signed.';
  return new ProblemException({ status: 422, code: 'order-not-understood', title: 'Order not signed', detail, errors });
}

export function stepRefused(refusals: EntryAnswer['refusals']): ProblemException {
  const errors = refusals.map(({ code, path, message }) => ({ code, path: path ?? '', message }));
  const detail = `${errors.map(({ message }) => message).join(' ')} The step was not taken; what was recorded before is safe.`;
  return new ProblemException({ status: 409, code: errors[0]?.code ?? 'refused', title: 'Not yet', detail, errors, facts: { refusals } });
}

export function leaseElsewhere(): ProblemException {
  const detail = 'Another tablet records the doses of this session. Take over on this tablet first; nothing was recorded.';
  return new ProblemException({ status: 409, code: 'lease-elsewhere', title: 'Another tablet records', detail });
}

export function idUsedDifferently(): ProblemException {
  const detail = 'This id already stands in the record for something else. Nothing was changed: send it with a new id.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Id already used', detail });
}

/** Where a name stands like a signature its bearer confirms once more that it is them. */
export function signatureNeedsStepUp(): ProblemException {
  const detail = 'This carries your name like a signature, so it needs your password or code again. Nothing was signed yet.';
  return new ProblemException({ status: 403, code: 'step-up-needed', title: 'Confirm it is you', detail });
}

export function orderTooLate(): ProblemException {
  const detail = 'Dosing has begun under the order that stands. It stays as it was signed; nothing was changed.';
  return new ProblemException({ status: 409, code: 'dosing-has-begun', title: 'Order not signed', detail });
}

export function notADosingVisit(): ProblemException {
  const detail = 'This visit gives no medicine, so it has no dosing session. Book a dosing visit, or write a note about this one.';
  return new ProblemException({ status: 422, code: 'not-a-dosing-visit', title: 'No dosing visit', detail });
}

export function visitCalledOff(): ProblemException {
  const detail = 'This visit was called off, so no session was opened. Book it anew, or open a session without an appointment.';
  return new ProblemException({ status: 409, code: 'visit-called-off', title: 'Visit called off', detail });
}
