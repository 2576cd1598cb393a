import { ProblemException } from '../../platform/http/problem.js';

/** One answer for every link that does not open, whatever the reason. */
export function linkNotUsable(): ProblemException {
  const detail =
    'These questions do not open with this link and birth date. The link may have been used or have run out. Check the date, or ask your clinic for a new link.';
  return new ProblemException({ status: 410, code: 'link-not-usable', title: 'This link does not open', detail });
}

export function birthDateMissing(): ProblemException {
  const detail = 'The chart has no birth date, and a link opens with it. No link was made: write the birth date into the chart first.';
  return new ProblemException({ status: 409, code: 'birth-date-missing', title: 'No birth date', detail });
}

export function otherForm(): ProblemException {
  const detail = 'These answers belong to a form that was not asked for. Nothing was sent.';
  return new ProblemException({ status: 422, code: 'form-not-asked', title: 'Not asked for', detail });
}

export function linkRefused(
  refusals: readonly { readonly code: string; readonly path: string; readonly message: string }[],
): ProblemException {
  const detail = `${refusals.map(({ message }) => message).join(' ')} No link was made.`;
  const code = refusals[0]?.code ?? 'refused';
  return new ProblemException({ status: 409, code, title: 'No link now', detail, errors: [...refusals] });
}
