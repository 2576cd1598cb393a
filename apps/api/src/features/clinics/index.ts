export { ClinicsModule } from './clinics.module.js';
export { OpenClinic } from './open-clinic.js';
export { SitesQueries } from './sites.queries.js';
