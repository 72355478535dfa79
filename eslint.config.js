import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import globals from 'globals';
import { sentences } from './tools/sentences.js';

export default [
  { ignores: ['build/', 'dist/', '**/node_modules/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    plugins: { jsdoc },
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'jsdoc/require-jsdoc': ['error', { publicOnly: true }],
      'jsdoc/check-param-names': 'error',
      'jsdoc/check-tag-names': ['error', { definedTags: ['element', 'fires'] }],
    },
  },
  { files: ['web/**'], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  {
    files: ['tools/**', 'tests/**', 'examples/**', 'web/cli/**', '*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: [
      'tests/browser/**',
      'tests/long/**',
      'tests/bench/**',
      'tests/package/**',
      'examples/**',
    ],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['tests/**', 'tools/**', 'examples/**', '*.js'],
    rules: { 'jsdoc/require-jsdoc': 'off' },
  },
  {
    // The house rules of CONTRIBUTING.md: who may know whom.
    files: ['web/views/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/worker/**', '**/lib/**', '**/build/**'],
              message: 'Views read the state of the lab.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['web/lib/**'],
    languageOptions: { globals: globals['shared-node-browser'] },
    rules: { 'no-restricted-globals': ['error', 'document', 'window'] },
  },
  {
    files: ['web/worker/**', 'web/data/**', 'web/lib/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/views/**', '**/embed/**'],
              message: 'This layer stands below the views.',
            },
          ],
        },
      ],
    },
  },
  {
    // What a person reads stands in web/texts.
    files: ['web/**'],
    // Programs are full of words, and what the package says is for programmers.
    ignores: ['web/texts/**', 'web/lib/**', 'web/package/**', 'web/programs/**'],
    plugins: { texts: { rules: { sentences } } },
    rules: { 'texts/sentences': 'error' },
  },
];
