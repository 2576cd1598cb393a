export * from './own-passkey.js';
export * from './preparation-list.js';
export * from './pages-policy.js';
export * from './pages-view.js';
export * from './sharing.js';
export * from './what-to-expect.js';
export * from './writing.js';
