export * from './consent-record.js';
export * from './consent-standing.js';
export * from './consent-texts.js';
export * from './consent-views.js';
export * from './missing-consents.js';
export * from './requirements.js';
export * from './signature-drawing.js';
export * from './signer-name.js';
