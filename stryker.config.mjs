// Mutation tests of the domain rules: `npm run mutation`, or for one folder `npm run mutation -- --mutate 'libs/domain/src/inventory/**/*.ts'`.
export default {
  testRunner: 'domain',
  plugins: ['./tools/mutation-runner.mjs'],
  coverageAnalysis: 'perTest',
  mutate: [
    'libs/domain/src/**/*.ts',
    '!libs/domain/src/**/*.spec.ts',
    '!libs/domain/src/**/*.type-spec.ts',
    '!libs/domain/src/**/index.ts',
    '!libs/domain/src/**/testing/**',
    '!libs/domain/src/**/default-*.ts',
  ],
  concurrency: 1,
  disableTypeChecks: true,
  ignorePatterns: ['apps', 'migrations', 'dist', '**/dist', '.data', '.nx', '.angular', 'reports', 'demo'],
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'html', 'progress'],
  htmlReporter: { fileName: 'reports/mutation.html' },
  tempDirName: '.stryker-tmp',
};
