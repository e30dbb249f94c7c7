import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { rooms } from './tools/lint/rooms-rule.mjs';

const drawnBySvelte = 'Svelte draws the DOM; D3 only computes.';
const sameBits =
  'The last bits differ from browser to browser, and with them a run of one seed: take src/engine/core/math.ts.';
const inexact = ['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'hypot', 'cbrt'].concat(
  ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
  ['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh']
);
const inexactProperties = inexact.map((property) => ({ object: 'Math', property, message: sameBits }));
// A power of two that is written down is exact everywhere.
const inexactPower = {
  selector:
    'BinaryExpression[operator="**"]:not([left.value=2][right.type=/^(Literal|UnaryExpression)$/]), ' +
    'AssignmentExpression[operator="**="]',
  message: sameBits
};
/** What keeps a test from running, others from running, or it from having to pass. */
const spared = '/^(only|skip|skipIf|runIf|fails|fixme|todo)$/';
const deterministic = 'The engine is deterministic: take numbers from Rng, and leave clocks to the caller.';

export default defineConfig(
  globalIgnores([
    'build/',
    '.svelte-kit/',
    'test-results/',
    'playwright-report/',
    'static/',
    // AssemblyScript, a language of its own that only looks like TypeScript, and what its compiler makes.
    'src/engine/fast/wasm/assembly/',
    'src/engine/fast/wasm/kernels.generated.ts'
  ]),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { unrolled: { rules: { rooms } } },
    rules: {
      'unrolled/rooms': 'error',
      // TypeScript knows every name, and knows types that this rule does not.
      'no-undef': 'off',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'object-shorthand': 'error',
      // The book's own links go through `site()`, and links out have nothing to resolve.
      'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }],
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': [
        'error',
        {
          paths: ['d3-selection', 'd3-axis', 'd3-transition'].map((name) => ({
            name,
            message: drawnBySvelte
          })),
          patterns: [
            {
              regex: '^d3$',
              importNamePattern: '^(select|selectAll|selection|selector|axis[A-Z].*|transition)$',
              message: drawnBySvelte
            }
          ]
        }
      ]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'], svelteConfig }
    }
  },
  {
    // What the book prints as HTML was made by its own build, from files of this repository.
    files: ['src/book/**'],
    rules: { 'svelte/no-at-html-tags': 'off' }
  },
  {
    // A program that readers run: it reads a file and prints.
    files: ['content/*/char-rnn.ts'],
    rules: { 'no-console': 'off', 'unrolled/rooms': 'off' }
  },
  {
    files: ['src/engine/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'performance', 'crypto'].map((name) => ({ name, message: deterministic })),
        ...['window', 'document', 'self', 'navigator', 'process'].map((name) => ({
          name,
          message: 'The engine knows neither a page nor Node.'
        }))
      ],
      'no-restricted-properties': [
        'error',
        ...inexactProperties,
        { object: 'Math', property: 'random', message: deterministic },
        { object: 'globalThis', message: 'The engine knows neither a page nor Node.' }
      ],
      'no-restricted-syntax': ['error', inexactPower]
    }
  },
  {
    files: ['src/training/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...inexactProperties],
      'no-restricted-syntax': ['error', inexactPower]
    }
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          // `test.skip`, `test['skip']`, and `{ skip: true }` among a test's arguments.
          selector:
            `MemberExpression[property.name=${spared}], MemberExpression[property.value=${spared}], ` +
            `CallExpression[callee.name=/^(test|it|describe)$/] > ObjectExpression > Property[key.name=${spared}]`,
          message: 'Every test runs, always, and is meant to pass.'
        },
        {
          selector:
            'MemberExpression[property.name="waitForTimeout"], CallExpression[callee.name="setTimeout"]',
          message: 'A test waits for what it needs, never for a time.'
        }
      ]
    }
  },
  { files: ['tools/**', '*.js', '*.ts'], rules: { 'no-console': 'off' } }
);
