export * from './appointment-machine.js';
