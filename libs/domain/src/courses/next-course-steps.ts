import { nextTransitions } from '../shared/index.js';
import type { Role } from '../staff/index.js';
import type { CourseFacts } from './course-guards.js';
import { courseMachine } from './course-machine.js';
import type { CourseState } from './course-states.js';
import type { NextCourseStep } from './views.js';

/**
 * Every step the course knows from a state that one of the roles may take: what has to be written for it, and what else stands in the way.
 * Source: clinical reference §1.4.
 *
 * Example: from 'preparing' a prescriber sees 'start-induction' with 'preparation-note-missing' until a note is signed.
 * Odd case: a terminal state has none; neither has a role that may take no step.
 */
export function nextCourseSteps(state: CourseState, roles: readonly Role[], facts: CourseFacts): readonly NextCourseStep[] {
  return nextTransitions(courseMachine, { state, roles, facts })
    .filter(({ unmet }) => !unmet.some(({ code }) => code === 'role-may-not'))
    .map(({ event, to, unmet }) => ({
      event,
      to,
      documents: unmet.flatMap(({ code, path }) => (code === 'not-documented' && path !== undefined ? [path] : [])),
      unmet: unmet.filter(({ code }) => code !== 'not-documented'),
    }));
}
