export * from './domain-command.js';
