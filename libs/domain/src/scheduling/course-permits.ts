import type { CourseState, VisitType } from '../courses/index.js';
import { isDosingVisit } from './visit-phases.js';

const withDoses: readonly CourseState[] = ['consented', 'preparing', 'induction', 'review', 'maintenance'];
const withTalks: readonly CourseState[] = ['eligible', ...withDoses, 'integration-only', 'on-hold'];
const beforeEligibility: readonly CourseState[] = ['referred', 'screening', 'deferred'];

/**
 * Whether a course that stands there may have this visit booked. Source: clinical reference §1.4, §1.5.
 * Example: a dosing visit from consent on, an integration session also while the course is on hold.
 * Odd case: without a course (null) talks are possible and doses are not.
 */
export function doesCoursePermit(state: CourseState | null, visitType: VisitType): boolean {
  if (state === null) return !isDosingVisit(visitType);
  if (beforeEligibility.includes(state)) return visitType === 'psychiatric-evaluation';
  return (isDosingVisit(visitType) ? withDoses : withTalks).includes(state);
}
