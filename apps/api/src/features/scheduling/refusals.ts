import type { BookingConflict, BookingConflictCode, Unmet } from '@sojourn/domain';
import { instantText } from '@sojourn/domain';
import { ProblemException } from '../../platform/http/problem.js';

/** What somebody else holds is a conflict (409); what the clinic's rules or the request itself rule out is not understood (422). */
const conflictStatus = {
  'site-closed': 422,
  'ends-too-late': 422,
  'too-short': 422,
  'patient-deceased': 422,
  'patient-busy': 409,
  'second-dose-that-day': 409,
  'no-prescriber-on-site': 422,
  'not-assigned': 422,
  'not-needed': 422,
  'unknown-resource': 422,
  'assigned-twice': 422,
  'wrong-role': 422,
  'licence-not-valid': 422,
  'out-of-use': 422,
  'maintenance-overdue': 422,
  'maintenance-unknown': 422,
  'room-lacks': 422,
  'room-lacks-need': 422,
  'person-avoided': 422,
  'no-shared-language': 422,
  'other-gender-wished': 422,
  'no-skill-on-site': 422,
  'no-slack-nurse': 409,
  'no-interpreter': 409,
  'not-at-work': 422,
  absent: 409,
  busy: 409,
  'over-capacity': 409,
  'starts-too-close': 409,
  'before-its-distance': 422,
  'after-its-distance': 422,
  'too-few-hours': 422,
} as const satisfies Record<BookingConflictCode, number>;

const nothingChanged = 'Nothing was booked; what was booked before stands as it was.';

/** All conflicts of a placement at once, in words that name no patient. A busy resource outranks a rule: trying another time may help. */
export function placementRefused(conflicts: readonly BookingConflict[]): ProblemException {
  const errors = conflicts.map(({ code, role, message }) => ({ path: role === null ? 'startsAt' : `assignments.${role}`, code, message }));
  const facts = {
    conflicts: conflicts.map(({ startsAt, endsAt, ...rest }) => ({ ...rest, startsAt: text(startsAt), endsAt: text(endsAt) })),
  };
  const status = Math.min(...conflicts.map(({ code }) => conflictStatus[code]));
  const detail = `${conflicts.map(({ message }) => message).join(' ')} ${nothingChanged}`;
  return new ProblemException({ status, code: conflicts[0]?.code ?? 'refused', title: 'This does not fit', detail, errors, facts });
}

function text(at: BookingConflict['startsAt']): string | null {
  return at === null ? null : instantText(at);
}

export function stepRefused(unmet: readonly Unmet[]): ProblemException {
  const errors = unmet.map(({ code, path, message }) => ({ code, path: path ?? '', message }));
  const detail = `${errors.map(({ message }) => message).join(' ')} The step was not taken; the appointment stands as it was.`;
  return new ProblemException({ status: 409, code: errors[0]?.code ?? 'refused', title: 'Not yet', detail, errors });
}

export function notPermitted(unmet: readonly Unmet[]): ProblemException {
  const errors = unmet.map(({ code, path, message }) => ({ code, path: path ?? '', message }));
  const detail = `${errors.map(({ message }) => message).join(' ')} ${nothingChanged}`;
  return new ProblemException({ status: 422, code: errors[0]?.code ?? 'refused', title: 'This visit cannot be booked', detail, errors });
}

export function notNow(title: string): Unmet {
  return { code: 'course-does-not-permit', message: `The course does not permit "${title}" now.` };
}

/** What a dose needs stands in its course: eligibility, consent, the plan and its distances. Source: clinical reference §1.4, §1.5. */
export function doseNeedsCourse(): ProblemException {
  const message =
    'A dose is booked as a visit of the patient’s course, which holds eligibility, consent and the distances between doses. Choose the course and its visit, or enrol the patient in a course first.';
  const errors = [{ path: 'courseId', code: 'dose-needs-course', message }];
  return new ProblemException({
    status: 422,
    code: 'dose-needs-course',
    title: 'A dose needs its course',
    detail: `${message} ${nothingChanged}`,
    errors,
  });
}

export function patientDeceased(): ProblemException {
  const detail = `The chart says that the patient has died. ${nothingChanged} If that is wrong, correct the chart first.`;
  return new ProblemException({ status: 422, code: 'patient-deceased', title: 'The patient has died', detail });
}

export function visitIsOver(): ProblemException {
  const detail = 'This visit is over or was called off, so nothing about the way home was changed. Write it into the record of the visit.';
  return new ProblemException({ status: 409, code: 'visit-is-over', title: 'The visit is over', detail });
}

export function visitAlreadyBooked(): ProblemException {
  const detail = `This visit of the course already stands in the schedule. ${nothingChanged} Move the one that is there instead.`;
  return new ProblemException({ status: 409, code: 'visit-already-booked', title: 'Already booked', detail });
}

export function noSuchVisit(): ProblemException {
  const detail = `The plan of this course has no such visit. ${nothingChanged}`;
  const errors = [{ path: 'visitKey', code: 'no-such-visit', message: 'The plan of this course has no such visit' }];
  return new ProblemException({ status: 422, code: 'no-such-visit', title: 'No such visit', detail, errors });
}

export function idUsedDifferently(): ProblemException {
  const detail = 'This id already stands in the schedule for something else. Nothing was changed: send it with a new id.';
  return new ProblemException({ status: 409, code: 'id-used-differently', title: 'Id already used', detail });
}

export function changedMeanwhile(): ProblemException {
  const detail = 'Somebody else changed this meanwhile. Nothing of yours was changed: look at the newest state and try again.';
  return new ProblemException({ status: 412, code: 'changed-meanwhile', title: 'Changed meanwhile', detail });
}

export function nothingToPlan(): ProblemException {
  const detail = 'Every visit of this course that may be booked now stands in the schedule already, or the course does not permit more.';
  return new ProblemException({ status: 409, code: 'nothing-to-plan', title: 'Nothing to plan', detail });
}

export function answerTooLate(): ProblemException {
  const detail =
    'This cannot be said by link any more: the time for it is over, or the appointment has changed. Nothing was changed. Please call the clinic.';
  return new ProblemException({ status: 409, code: 'answer-too-late', title: 'Please call', detail });
}
