export * from './asking.js';
export * from './measure-trends.js';
export * from './record-response.js';
export * from './told-history.js';
export * from './trend-gaps.js';
