export * from './protocols/index.js';
export type { CourseFacts } from './course-guards.js';
export { courseMachine } from './course-machine.js';
export * from './course-states.js';
