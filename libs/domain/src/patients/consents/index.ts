export * from './consent-record.js';
export * from './consent-texts.js';
export * from './missing-consents.js';
export * from './requirements.js';
