export * from './device-stock.js';
export * from './dose-reconciliation.js';
export * from './stock-count.js';
export * from './stock-ledger.js';
export * from './stock-policy.js';
export * from './vial.js';
export * from './waste-witness.js';
