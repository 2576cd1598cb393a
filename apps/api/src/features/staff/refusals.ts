import { ProblemException } from '../../platform/http/problem.js';

export function alreadyHere(): ProblemException {
  const detail =
    'Somebody with this e-mail address has a place in this clinic already. Nothing was changed. Open their entry and change it there.';
  return new ProblemException({
    ...{ status: 409, code: 'already-here', title: 'Already here', detail },
    errors: [{ path: 'email', code: 'already-here', message: detail }],
  });
}

export function worksElsewhere(): ProblemException {
  const detail =
    'This person also works for another clinic, so no single clinic may reset their password. They can change it themselves; if they cannot sign in, the operator of this server makes the link.';
  return new ProblemException({ status: 409, code: 'works-elsewhere', title: 'Not for one clinic to reset', detail });
}
