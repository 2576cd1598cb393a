import { ProblemException } from '../../platform/http/problem.js';

export function signInRefused(): ProblemException {
  const detail = 'The address, the password or the code does not fit. Check them and try again.';
  return new ProblemException({ status: 401, code: 'sign-in-refused', title: 'Sign-in refused', detail });
}

export function noMembership(): ProblemException {
  const detail = 'You have no active place in a clinic here. Ask your administrator to invite you.';
  return new ProblemException({ status: 403, code: 'no-membership', title: 'No clinic', detail });
}

export function notSignedIn(): ProblemException {
  const detail = 'You are signed out. Sign in again; what you typed stays on this screen.';
  return new ProblemException({ status: 401, code: 'not-signed-in', title: 'Not signed in', detail });
}

export function notProven(): ProblemException {
  const detail = 'That did not fit. Nothing was signed or unlocked; try again or use your password.';
  return new ProblemException({ status: 401, code: 'not-proven', title: 'Not confirmed', detail });
}

export function deviceUnknown(): ProblemException {
  const detail = 'This browser did not name its device. Reload the page and try again.';
  return new ProblemException({ status: 400, code: 'device-needed', title: 'Device needed', detail });
}

export function passwordTooWeak(): ProblemException {
  const detail = 'This password is easily guessed. Nothing was changed. Take a longer phrase of words that do not belong together.';
  return new ProblemException({
    ...{ status: 422, code: 'password-too-weak', title: 'Password too weak', detail },
    errors: [{ path: 'password', code: 'password-too-weak', message: detail }],
  });
}

export function passwordLinkSpent(): ProblemException {
  const detail =
    'This link was used, has run out or was replaced by a newer one. Your password is unchanged. Ask your administrator for a new link.';
  return new ProblemException({ status: 410, code: 'password-link-spent', title: 'Link no longer valid', detail });
}
