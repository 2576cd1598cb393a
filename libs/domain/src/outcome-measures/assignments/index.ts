export * from './assignment.js';
export * from './course-check-ins.js';
