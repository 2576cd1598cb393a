export * from './note-machine.js';
