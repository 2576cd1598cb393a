import type { Machine, Transition } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import {
  checklistComplete,
  consentsSigned,
  remsEnrolled,
  teamAssigned,
  prepared,
  firstDoseOrdered,
  sessionsFinished,
  nothingLeft,
  type CourseFacts,
} from './course-guards.js';
import type { CourseState, CourseStep } from './course-states.js';

const prescribers: readonly Role[] = ['prescriber', 'medical-director'];
const clinicians: readonly Role[] = ['therapist', 'nurse', ...prescribers];
const active: readonly CourseState[] = [
  'referred',
  'screening',
  'deferred',
  'eligible',
  'consented',
  'preparing',
  'induction',
  'review',
  'maintenance',
  'integration-only',
];
const held: readonly CourseState[] = [...active, 'on-hold'];

type Step = Transition<CourseState, CourseStep, Role, CourseFacts>;

const arc: readonly Step[] = [
  {
    event: 'start-screening',
    from: ['referred'],
    to: 'screening',
    roles: ['front-desk', 'clinic-manager', ...clinicians],
    documents: ['identity', 'contact', 'emergency-contact', 'referral-source'],
  },
  {
    event: 'find-eligible',
    from: ['screening'],
    to: 'eligible',
    roles: prescribers,
    guards: [checklistComplete],
    documents: ['diagnosis', 'baseline-measures', 'signed-determination'],
  },
  {
    event: 'defer',
    from: ['screening'],
    to: 'deferred',
    roles: prescribers,
    guards: [checklistComplete],
    documents: ['signed-determination'],
  },
  {
    event: 'find-ineligible',
    from: ['screening'],
    to: 'ineligible',
    roles: prescribers,
    guards: [checklistComplete],
    documents: ['signed-determination'],
  },
  { event: 'rescreen', from: ['deferred', 'eligible'], to: 'screening', roles: prescribers, documents: ['reason'] },
  {
    event: 'confirm-consents',
    from: ['eligible'],
    to: 'consented',
    roles: [...prescribers, 'system'],
    guards: [consentsSigned, remsEnrolled],
  },
  { event: 'start-preparation', from: ['consented'], to: 'preparing', roles: ['therapist', ...prescribers], guards: [teamAssigned] },
  {
    event: 'start-induction',
    from: ['preparing'],
    to: 'induction',
    roles: prescribers,
    guards: [prepared, firstDoseOrdered, consentsSigned], // the course plan stands in the course from its first day
  },
  { event: 'start-review', from: ['induction'], to: 'review', roles: [...prescribers, 'system'], guards: [sessionsFinished] },
  { event: 'extend-induction', from: ['review'], to: 'induction', roles: prescribers, documents: ['decision-note', 'new-plan', 'reason'] },
  { event: 'start-maintenance', from: ['review'], to: 'maintenance', roles: prescribers, documents: ['decision-note', 'new-plan'] },
  {
    event: 'go-on-with-integration',
    from: ['review'],
    to: 'integration-only',
    roles: prescribers,
    documents: ['decision-note', 'new-plan'],
  },
  {
    event: 'complete',
    from: ['review', 'maintenance', 'integration-only'],
    to: 'completed',
    roles: prescribers,
    guards: [sessionsFinished, nothingLeft],
    documents: ['discharge-summary'],
  },
];

const exits: readonly Step[] = [
  { event: 'hold', from: active, to: 'on-hold', roles: [...prescribers, 'system'], documents: ['reason-code', 'review-date'] },
  { event: 'resume', from: ['on-hold'], to: ({ stateBeforeHold }) => stateBeforeHold, roles: prescribers, documents: ['resolving-note'] },
  { event: 'withdraw', from: held, to: 'withdrawn', roles: clinicians, documents: ['date', 'reason', 'safety-check', 'follow-up-offer'] },
  { event: 'transfer-out', from: held, to: 'transferred-out', roles: prescribers, documents: ['reason', 'referral'] },
  { event: 'discontinue', from: held, to: 'discontinued-by-clinic', roles: prescribers, documents: ['reason', 'notice', 'referral'] },
  { event: 'record-death', from: held, to: 'deceased', roles: clinicians, documents: ['date'] },
];

/**
 * The treatment course. An ineligible course is never reopened: a new one is made. Source: clinical reference §1.4.
 *
 * Example: `decideTransition(courseMachine, { state: 'eligible', event: 'confirm-consents', roles: ['prescriber'], facts })`.
 * Odd case: resuming goes back to the state before the hold, which the facts carry.
 */
export const courseMachine: Machine<CourseState, CourseStep, Role, CourseFacts> = {
  name: 'course',
  initial: 'referred',
  terminal: ['ineligible', 'completed', 'withdrawn', 'transferred-out', 'discontinued-by-clinic', 'deceased'],
  transitions: [...arc, ...exits],
};
