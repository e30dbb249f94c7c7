import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { onlyWoff2, usedCharacters } from './src/book/fonts/vite.ts';
import { chapterMetadata } from './src/book/markdown/vite.ts';
import { bibliography } from './src/book/references/vite.ts';
import { launchOptions } from './tools/browser.mjs';
import { kernels } from './tools/build-wasm.mjs';

export default defineConfig({
  plugins: [kernels(), bibliography(), chapterMetadata(), onlyWoff2(), usedCharacters(), sveltekit()],
  cacheDir: process.env.VITE_CACHE ?? 'node_modules/.vite',
  worker: { format: 'iife' },
  // Embeds are read by old classroom devices too; D3 and Svelte need nothing newer.
  build: { target: 'es2022' },
  test: {
    expect: { requireAssertions: true },
    // Long enough for a loaded machine: a limit here only ends what hangs.
    testTimeout: 60_000,
    // Vitest leaves a core to whoever watches; here nobody does.
    maxWorkers: '100%',
    setupFiles: ['tests/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Every file would load the engine anew, which takes longer than the tests.
          isolate: false,
          include: [
            'src/{engine,training,frame,figure,book}/**/*.test.ts',
            'content/**/*.test.ts',
            'tests/unit/**/*.test.ts',
            'tools/**/*.test.ts'
          ],
          exclude: ['src/**/*.svelte.test.ts']
        }
      },
      {
        extends: true,
        resolve: { conditions: ['browser', 'module', 'development|production'] },
        test: {
          name: 'models',
          environment: './tests/models/page-less.ts',
          setupFiles: ['tests/models/setup.ts'],
          // Node itself would take the Svelte that renders on a server.
          server: { deps: { inline: ['svelte'] } },
          include: ['src/{widgets,example}/**/*.test.ts', 'tests/models/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts']
        }
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.svelte.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }]
          }
        }
      }
    ]
  }
});
