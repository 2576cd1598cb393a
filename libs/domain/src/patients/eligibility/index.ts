export * from './answers.js';
export * from './checklist.js';
export * from './decide-eligibility.js';
export * from './expiry.js';
export type { EligibilityNeed, EligibilityReason } from './grade-answer.js';
export * from './minimum-data.js';
export * from './policy.js';
