export * from './assignment-views.js';
export * from './assignment.js';
export * from './course-check-ins.js';
export type { CourseHappenings } from './course-occasions.js';
