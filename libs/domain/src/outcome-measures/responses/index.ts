export * from './measure-trends.js';
export * from './record-response.js';
