export * from './protocols/index.js';
export type { CourseFacts } from './course-guards.js';
export { nextCourseSteps } from './next-course-steps.js';
export { decideEnrolment, type EnrolmentFacts } from './enrolment.js';
export * from './views.js';
export { courseMachine } from './course-machine.js';
export * from './course-states.js';
