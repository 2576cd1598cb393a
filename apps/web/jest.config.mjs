import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'web',
  testTimeout: 60_000, // a bound for a busy machine, never a measure
  rootDir: import.meta.dirname,
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/test-setup.ts'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^@sojourn/domain$': '<rootDir>/../../libs/domain/src/index.ts',
    '^@sojourn/domain/testing$': '<rootDir>/../../libs/domain/src/dosing-sessions/testing/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^rxjs$': '<rootDir>/../../node_modules/rxjs/dist/esm/index.js',
    '^rxjs/operators$': '<rootDir>/../../node_modules/rxjs/dist/esm/operators/index.js',
  },
};
