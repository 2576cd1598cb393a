export { ChartAccessModule } from './chart-access.module.js';
export { ChartOpeningsQueries } from './chart-openings.queries.js';
