// npm test: everything that must hold, in order, stopping at the first stage that fails.
// With names (npm test -- lint types) only those stages.
import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildKernels } from './build-wasm.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureInstalled } from './install.mjs';
import { capture, Failure, main, root, runInstalled } from './run.mjs';
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

/** @type {Record<string, () => Promise<unknown>>} */
const stages = {
  packages: ensureInstalled,
  browser: async () => console.log(`Chromium ${await ensureBrowser()}`),
  kernels: buildKernels,
  routes: () => must(runInstalled('@sveltejs/kit', ['sync'], {}, 'svelte-kit')),
  format: () => must(runInstalled('prettier', ['--check', '--log-level', 'warn', '.'])),
  'types of tools': () =>
    must(runInstalled('typescript', ['--noEmit', '-p', 'tools/tsconfig.json'], {}, 'tsc')),
  lint: async () => {
    await must(runInstalled('eslint', ['--max-warnings', '0', '.']));
    await must(runInstalled('knip', []));
  },
  build,
  types: () => must(runInstalled('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings'])),
  'build under a sub-path': buildUnderSubPath,
  'unit tests': () =>
    must(
      runInstalled('vitest', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitReport}`
      ])
    ),
  'browser tests': () =>
    must(
      runInstalled('@playwright/test', ['test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }, 'playwright')
    ),
  // A part of npm run test:browsers, in those that are installed; it says which are not.
  'other browsers': () => must(runInstalled('tsx', [join(root, 'tools/browsers/run.ts'), '--quick']))
};

/**
 * What runs side by side: two programs of one thread each, of about the same length. The build writes the types of routes
 * anew, so that it does not stand beside those who read them. Tests use every core by themselves.
 *
 * @type {string[][]}
 */
const order = [
  ['packages'],
  ['browser'],
  ['kernels'],
  ['routes'],
  ['format', 'types of tools'],
  ['lint', 'build'],
  ['types', 'build under a sub-path'],
  ['unit tests'],
  ['browser tests'],
  ['other browsers']
];

/**
 * @param {string} name of a stage that has this terminal to itself
 * @returns {Promise<string | undefined>} what went wrong
 */
async function alone(name) {
  console.log(`\n== ${name}`);
  try {
    await stages[name]();
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

/**
 * @param {string} name of a stage that runs in a process of its own, whose lines are kept until it is over
 * @returns {Promise<{ failure: string | undefined, output: string }>}
 */
async function aside(name) {
  const { code, output } = await capture(process.execPath, [join(root, 'tools', 'test.mjs'), name]);
  return { output, failure: code === 0 ? undefined : 'The lines above say what is wrong.' };
}

/** @param {string[]} group */
async function runGroup(group) {
  const started = performance.now();
  const outcomes = await Promise.all(
    group.map(async (name) => {
      const { failure, output } =
        group.length > 1 ? await aside(name) : { failure: await alone(name), output: '' };
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
      return { name, failure, output, line: `${failure ? 'FAILED' : 'passed'} ${seconds} s  ${name}` };
    })
  );
  for (const { output } of outcomes) process.stdout.write(output);
  return outcomes;
}

async function runAll() {
  for (const report of [unitReport, browserReport]) rmSync(report, { force: true });
  const started = performance.now();
  /** @type {string[]} */
  const summary = [];
  let failed;
  for (const group of order) {
    const outcomes = await runGroup(group);
    summary.push(...outcomes.map(({ line }) => line));
    failed = outcomes.find(({ failure }) => failure);
    if (failed) break;
    // Packages come first: until then there is no folder to write reports to.
    mkdirSync(reports, { recursive: true });
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`\n${summary.join('\n')}\n       ${seconds} s  in all`);
  if (failed) {
    console.error(`\nStopped at "${failed.name}". ${failed.failure}`);
    process.exitCode = 1;
  }
  const { passed, failed: failures } = tally();
  if (passed + failures > 0) console.log(`\n${passed} passed, ${failures} failed`);
}

/** @param {string[]} names */
async function runOnly(names) {
  const unknown = names.find((name) => !(name in stages));
  if (unknown !== undefined)
    throw new Failure(`There is no stage "${unknown}". There are: ${Object.keys(stages).join(', ')}.`);
  for (const name of names) {
    const failure = await alone(name);
    if (failure) throw new Failure(failure);
  }
}

const names = process.argv.slice(2);
await main(() => (names.length > 0 ? runOnly(names) : runAll()));
