import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { importDirections } from './scripts/lint/import-directions.mjs';

export default defineConfig(
  globalIgnores(['dist/', 'docs/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        // `typeof import('./x.ts')` is how lazily loaded modules are named.
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // `() => this.update()` and `return this.update()` say what they do.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // `find<Found extends Element>(selector)` is how the platform does it too.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // What tools and JSON files hand out here is `any`, and JSDoc has no short way to say what it is.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/elements/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement', 'MeshElement'] } },
    rules: {
      // The compiler knows that LitElement has these methods.
      'wc/guard-super-call': 'off',
    },
  },
  importDirections(),
  {
    files: ['demo/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '(^|/)src/', message: 'The demo uses the package by its public names.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // The promise of a test is the runner's.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test'] },
          ],
        },
      ],
      // What an assertion has narrowed, the compiler takes for fixed, although the next line waits for it to change.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A stand-in has what its test needs of a class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Tests know what they have put where; a wrong `!` is a failing test.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
