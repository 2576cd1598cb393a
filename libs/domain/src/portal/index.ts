export * from './check-in.js';
export * from './link-proof.js';
export * from './offer-link.js';
export * from './pages/index.js';
export * from './tablets.js';
export * from './visit-link.js';
