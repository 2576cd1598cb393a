import { ProblemException } from '../../platform/http/problem.js';

/** One answer for every link that does not open, whatever the reason. */
export function linkNotUsable(): ProblemException {
  const detail =
    'This does not open with this link and birth date. The link may have been used or have run out. Check the date, or ask your clinic for a new link.';
  return new ProblemException({ status: 410, code: 'link-not-usable', title: 'This link does not open', detail });
}

export function birthDateMissing(): ProblemException {
  const detail = 'The chart has no birth date, and a link opens with it. No link was made: write the birth date into the chart first.';
  return new ProblemException({ status: 409, code: 'birth-date-missing', title: 'No birth date', detail });
}

export function linkKnown(): ProblemException {
  const detail = 'This id belongs to another link already. Nothing was made and nothing was handed on: send it with a new id.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Id already used', detail });
}

export function takenAtTheClinic(): ProblemException {
  const detail =
    'These forms are taken at the clinic: a clinician rates them, or their wording may not be sent. No link was made. Record them there.';
  return new ProblemException({ status: 409, code: 'taken-at-the-clinic', title: 'Not by link', detail });
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

export function addressMissing(): ProblemException {
  const detail =
    'The chart has no e-mail address at which the patient allows letters. No link was made: ask them and note it in the chart, or make the link to hand it over.';
  return new ProblemException({ status: 409, code: 'address-missing', title: 'No address', detail });
}

export function cannotBeMailed(): ProblemException {
  const detail =
    'The chart has no e-mail address at which the patient allows letters, or no birth date to open the link with. Nothing was offered: offer the time by telephone, or complete the chart.';
  return new ProblemException({ status: 409, code: 'cannot-be-mailed', title: 'No letter possible', detail });
}

export function tooManyWritings(): ProblemException {
  const detail =
    'More was written today than a day takes. Nothing of it was kept here; it stays on your phone. Send it tomorrow, or call your clinic.';
  return new ProblemException({ status: 429, code: 'too-many-writings', title: 'Too much at once', detail });
}

export function tooManyPasskeys(): ProblemException {
  const detail =
    'As many devices as may open this page are set up already. This one was not added. Have one of the others forgotten, and try again.';
  return new ProblemException({ status: 409, code: 'too-many-passkeys', title: 'Too many devices', detail });
}

export function stillShared(): ProblemException {
  const detail =
    'Somebody at the clinic may read this page. Nothing was erased. Choose first that nobody but you may read it, and then erase it.';
  return new ProblemException({ status: 409, code: 'still-shared', title: 'This page is shared', detail });
}

/** One answer for every tablet that is wrong, revoked, run out or another's. */
export function tabletNotKnown(): ProblemException {
  const detail =
    'This device is not one of the waiting-room tablets in use. Nothing is shown here: a member of staff can make it one again.';
  return new ProblemException({ status: 410, code: 'tablet-not-known', title: 'Not in use', detail });
}

export function tabletKnown(): ProblemException {
  const detail =
    'This tablet was made already, and what opens it is told only once. Nothing was changed: make it again from its own screen.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Tablet already known', detail });
}

export function tabletBusy(): ProblemException {
  const detail = 'This tablet shows another form. Nothing was sent to it: choose another tablet, or take that form back first.';
  return new ProblemException({ status: 409, code: 'tablet-busy', title: 'The tablet is in use', detail });
}
