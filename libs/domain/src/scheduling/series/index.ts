export { proposeSeries } from './propose-series.js';
export * from './series-commands.js';
export * from './series-request.js';
export * from './series-scope.js';
