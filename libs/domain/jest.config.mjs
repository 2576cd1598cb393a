import { esmProject } from '../../jest.swc.mjs';

export default {
  ...esmProject,
  displayName: 'domain',
  testTimeout: 60_000, // a bound for a busy machine, never a measure
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
