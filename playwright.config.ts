import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ports, root } from './tests/e2e/support/places.ts';
import { launchOptions } from './tools/browser.mjs';
import { subPath } from './tools/site.mjs';

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

/** The tests run against built sites, served as a plain web host would serve them. */
export default defineConfig({
  testDir: 'tests/e2e',
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // Limits, not waits: two cores that somebody else uses too must be enough.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }], ['html', { open: 'never' }]] : 'list',
  use: {
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
    viewport: { width: 1280, height: 900 },
    locale: 'en'
  },
  projects: [
    { name: 'site', testIgnore: 'sub-path.spec.ts', use: { baseURL: `http://localhost:${ports.site}/` } },
    {
      name: 'sub-path',
      testMatch: 'sub-path.spec.ts',
      use: { baseURL: `http://localhost:${ports.subPath}${subPath.base}/` }
    }
  ],
  webServer: [
    { command: `node tools/serve.mjs build ${ports.site}`, port: ports.site },
    // Not every run needs the second build.
    ...(existsSync(join(root, subPath.folder))
      ? [
          {
            command: `node tools/serve.mjs ${subPath.folder} ${ports.subPath} ${subPath.base}`,
            port: ports.subPath
          }
        ]
      : [])
  ]
});
