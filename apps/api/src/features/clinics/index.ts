export { ClinicsModule } from './clinics.module.js';
export { nameInLetters } from './name-in-letters.js';
export { OpenClinic } from './open-clinic.js';
export { SitesQueries } from './sites.queries.js';
