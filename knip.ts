import type { KnipConfig } from 'knip';
import { importsOf } from './tools/lint/rooms.mjs';

/** What nobody uses is gone: files, exports and packages (`npm run lint`). */
export default {
  entry: [
    'tools/*.{mjs,ts}',
    'tools/bench/*.ts',
    'tools/browsers/run.ts',
    // Loaded by Vite, which knows the book's aliases and compiler.
    'tools/parity/figures.ts',
    'tools/bench/soak/{page,soak}.ts',
    // Put into every chapter by the markdown preprocessor.
    'src/book/prose/index.ts',
    'src/{widgets/*,example}/index.ts',
    'content/*/*.md',
    'playwright.config.ts',
    // Its users are this book, and whoever takes it elsewhere: its README is what it offers.
    'src/engine/index.ts'
  ],
  project: [
    'src/**/*.{ts,js,svelte}',
    'content/**/*.md',
    'tests/**/*.ts',
    'tools/**/*.{ts,mjs}',
    '*.{ts,js}'
  ],
  // Another language, and what the page loads before anything else.
  ignore: ['src/engine/fast/wasm/assembly/**'],
  // Types alone, and what only style sheets, strings and the tests' decks name.
  ignoreDependencies: ['estree', 'unist', '@fontsource-variable/.*', '@fontsource/.*', 'reveal.js'],
  // An export that only its own file uses hurts nobody; one that nobody uses is dead.
  ignoreExportsUsedInFile: true,
  playwright: { config: [], entry: ['tests/e2e/**/*.spec.ts'] },
  compilers: {
    md: (text: string) =>
      importsOf(text)
        .map((specifier) => `import ${JSON.stringify(specifier)};`)
        .join('\n')
  }
} satisfies KnipConfig;
