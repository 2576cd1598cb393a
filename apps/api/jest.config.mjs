import { esmProject } from '../../jest.swc.mjs';

export default {
  ...esmProject,
  displayName: 'api',
  rootDir: import.meta.dirname,
  // Hooks open clinics over a real database; a busy machine must not make that a failure.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFiles: ['<rootDir>/jest.setup.mjs'],
  globalSetup: '<rootDir>/jest.global-setup.mjs',
  globalTeardown: '<rootDir>/jest.global-teardown.mjs',
  moduleNameMapper: {
    '^@sojourn/domain$': '<rootDir>/../../libs/domain/src/index.ts',
    '^@sojourn/domain/testing$': '<rootDir>/../../libs/domain/src/dosing-sessions/testing/index.ts',
    '^@sojourn/migrations$': '<rootDir>/../../migrations/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
