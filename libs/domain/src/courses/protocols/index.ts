export * from './course-plan.js';
export * from './default-protocols.js';
export * from './protocol.js';
export * from './visit-phase.js';
