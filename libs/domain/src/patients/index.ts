export * from './age.js';
export * from './allergy-banner.js';
export * from './clinical-lists.js';
export * from './contact-points.js';
export * from './measured-facts.js';
export * from './name-search.js';
export * from './person-name.js';
export * from './registration.js';
