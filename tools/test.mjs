// npm test: everything that must hold, in order, stopping at the first stage that fails.
import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildKernels } from './build-wasm.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureInstalled } from './install.mjs';
import { Failure, main, root, runInstalled } from './run.mjs';
import { build, buildUnderSubPath } from './site.mjs';

const reports = join(root, 'node_modules', '.cache', 'unrolled');
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** @param {Promise<number>} running */
async function must(running) {
  if ((await running) !== 0) throw new Failure('The lines above say what is wrong.');
}

/**
 * What is read of Vitest's report and of Playwright's.
 * @typedef {{ numPassedTests: number, numFailedTests: number, stats: Record<'expected' | 'unexpected' | 'flaky', number> }} Report
 */

/**
 * @param {string} path
 * @param {(report: Report) => { passed: number, failed: number }} read
 */
function counts(path, read) {
  return existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0 };
}

/** How many tests ran in this run, by the runners' own reports. */
function tally() {
  const unit = counts(unitReport, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests
  }));
  const browser = counts(browserReport, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky
  }));
  return { passed: unit.passed + browser.passed, failed: unit.failed + browser.failed };
}

/** @type {[name: string, run: () => Promise<unknown>][]} */
const stages = [
  ['packages', ensureInstalled],
  ['browser', async () => console.log(`Chromium ${await ensureBrowser()}`)],
  ['kernels', buildKernels],
  ['format', () => must(runInstalled('prettier', ['--check', '--log-level', 'warn', '.']))],
  [
    'lint',
    async () => {
      await must(runInstalled('eslint', ['--max-warnings', '0', '.']));
      await must(runInstalled('knip', []));
    }
  ],
  [
    'types',
    async () => {
      await must(runInstalled('@sveltejs/kit', ['sync'], {}, 'svelte-kit'));
      await must(runInstalled('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']));
      await must(runInstalled('typescript', ['--noEmit', '-p', 'tools/tsconfig.json'], {}, 'tsc'));
    }
  ],
  [
    'unit tests',
    () =>
      must(
        runInstalled('vitest', [
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${unitReport}`
        ])
      )
  ],
  ['build', build],
  ['build under a sub-path', buildUnderSubPath],
  [
    'browser tests',
    () =>
      must(
        runInstalled(
          '@playwright/test',
          ['test'],
          { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
          'playwright'
        )
      )
  ]
];

await main(async () => {
  for (const report of [unitReport, browserReport]) rmSync(report, { force: true });
  /** @type {string[]} */
  const summary = [];
  let failure;
  for (const [name, run] of stages) {
    console.log(`\n== ${name}`);
    const started = performance.now();
    failure = await run().then(
      () => undefined,
      (error) => {
        if (error instanceof Failure) return error;
        throw error;
      }
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    summary.push(`${failure ? 'FAILED' : 'passed'} ${seconds} s  ${name}`);
    if (failure) break;
    // Packages come first: until then there is no folder to write reports to.
    mkdirSync(reports, { recursive: true });
  }
  console.log(`\n${summary.join('\n')}`);
  if (failure) {
    console.error(
      `\nStopped at "${summary.length ? stages[summary.length - 1][0] : ''}". ${failure.message}`
    );
    process.exitCode = 1;
  }
  const { passed, failed } = tally();
  if (passed + failed > 0) console.log(`\n${passed} passed, ${failed} failed`);
});
