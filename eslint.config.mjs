import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const named = (files, rules) => ({ files, rules });
const namedZod = {
  selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier",
  message: "Write import * as z from 'zod': the named import bundles four times as much.",
};
const sharedTest = {
  selector: "ImportDeclaration[source.value='@playwright/test'] > ImportSpecifier[imported.name='test']",
  message: 'Take test from ./journey.js: it gives each journey its own clinic and puts its tablets away.',
};

export default tseslint.config(
  {
    ignores: [
      '**/coverage',
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.angular/**',
      '.tmp/**',
      '.stryker-tmp/**',
      '.data/**',
      'apps/web/public/**',
      'coverage/**',
    ],
  },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-params': ['error', 4],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', namedZod],
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
    },
  },
  named(['apps/api/**/*.ts'], { 'max-params': ['error', 6] }),
  named(['**/*.controller.ts', '**/*.module.ts'], { 'max-params': 'off' }),
  named(['migrations/**/*.ts'], { 'max-lines-per-function': 'off' }),
  named(['apps/api/src/*.ts'], { 'no-console': 'off' }),
  named(['**/*.spec.ts', '**/*.type-spec.ts', '**/testing/**/*.ts', 'apps/web/e2e/*.ts'], {
    'max-params': 'off',
    'max-lines-per-function': 'off',
    '@typescript-eslint/no-non-null-assertion': 'off',
  }),
  named(['apps/web/e2e/*.e2e.ts'], { 'no-restricted-syntax': ['error', namedZod, sharedTest] }),
  prettier,
);
