import type { AssignmentRefused, DispositionRefused, MeasureRefused } from '@sojourn/domain';
import { ProblemException, refused } from '../../platform/http/problem.js';

const dispositionStatus = {
  'licence-needed': 403,
  'prescriber-needed': 403,
  'cssrs-missing': 422,
  'high-not-answered': 422,
  'follow-up-needed': 422,
  'follow-up-late': 422,
  'action-needed': 422,
  'plan-too-short': 422,
  'reason-too-short': 422,
  'explanation-needed': 422,
} as const satisfies Record<DispositionRefused['code'], number>;

export function dispositionRefused(refusals: readonly [DispositionRefused, ...DispositionRefused[]]): ProblemException {
  return refused(refusals, dispositionStatus, 'Disposition not signed');
}

/** Answers that cannot be what the instrument asks, each by its path. */
export function answersRefused(refusals: readonly MeasureRefused[]): ProblemException {
  const errors = refusals.map(({ code, path, message }) => ({ code, path, message }));
  const detail = `${errors.map(({ message }) => message).join('. ')}. Nothing was recorded; what was typed stays on the screen.`;
  return new ProblemException({ status: 422, code: errors[0]?.code ?? 'refused', title: 'Answers not understood', detail, errors });
}

export function takenLater(): ProblemException {
  const detail = 'The form is dated in the future. Nothing was recorded: correct when it was filled in, then send it again.';
  const errors = [{ path: 'takenAt', code: 'taken-later', message: 'Check the date and time' }];
  return new ProblemException({ status: 422, code: 'taken-later', title: 'Dated in the future', detail, errors });
}

export function idUsedDifferently(): ProblemException {
  const detail = 'This id already stands in the record for something else. Nothing was changed: send it with a new id.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Id already used', detail });
}

export function assignmentRefused(refusals: readonly AssignmentRefused[]): ProblemException {
  const errors = refusals.map(({ code, path, message }) => ({ code, path, message }));
  const detail = `${errors.map(({ message }) => message).join(' ')} Nothing was asked.`;
  return new ProblemException({ status: 422, code: errors[0]?.code ?? 'refused', title: 'Not asked', detail, errors });
}

export function nothingToFreeze(): ProblemException {
  const detail =
    'No complete form lies within the days before the first dose, and no screening form stands in. Nothing was frozen: record a measure first.';
  return new ProblemException({ status: 409, code: 'no-baseline', title: 'No baseline yet', detail });
}

export function nothingToFollowUp(): ProblemException {
  const detail = 'No contact is owed for this event. Nothing was recorded; sign a disposition that names one first.';
  return new ProblemException({ status: 409, code: 'no-follow-up-owed', title: 'No contact owed', detail });
}
