export { HandOverShift } from './hand-over-shift.js';
export { TodayModule } from './today.module.js';
export { TodayQueries } from './today.queries.js';
