export * from './match.js';
export * from './offer.js';
export * from './waitlist.js';
