import { esmProject } from '../../jest.swc.mjs';

export default {
  ...esmProject,
  displayName: 'domain',
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
