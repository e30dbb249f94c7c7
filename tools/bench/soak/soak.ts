/**
 * npm run bench:soak [-- OPTIONS]      (after npm run build)
 *
 * A long training beside a chapter that is read: an LSTM learns the book's own prose in a tab of headless
 * Chromium, while the page is scrolled now and then. Prints one line of JSON: memory in MiB every ten seconds and its
 * growth after the first minute, tasks of the main thread above 50 ms, and the frames that were dropped while the page
 * was scrolled, with the training and, right after, with the training paused. And how many milliseconds a pause, a new
 * rate and giving the run up took, as the page sees it.
 *
 *     --seconds=N      of training, default 600
 *     --units=N        default 128
 *     --still          the page is never scrolled
 *     --backend=NAME   ts, wasm or wasm-relaxed; default: the fastest
 *     --page=PATH      of the built site, default repeated-ones/
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import type { TextRunConfig } from '../../../src/training/run/config.ts';
import { launchOptions } from '../../browser.mjs';
import { noFrames, scrollAndWatch, together } from './frames.ts';
import { memoryOf, type Memory } from './memory.ts';
import type { Driver, LongTask } from './page.ts';
import { serveSite } from './serve.ts';

declare const soak: Driver;

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    units: { type: 'string', default: '128' },
    still: { type: 'boolean', default: false },
    backend: { type: 'string' },
    page: { type: 'string', default: 'repeated-ones/' }
  }
});
const total = Number(options.seconds);
/** Seconds from one look at the memory to the next, and from one scroll to the next. */
const LOOK = 10;
const SCROLL = 60;
/** The first minute, and as long at either end for a mean. */
const SETTLE = Math.min(60, total / 5);

const content = fileURLToPath(new URL('../../../content', import.meta.url));
const chapters = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('en.md')
);
const config: TextRunConfig = {
  text: chapters.sort().map((path) => readFileSync(`${content}/${path}`, 'utf8')),
  cell: 'lstm',
  hiddenSize: Number(options.units),
  T: 64,
  B: 16,
  optimiser: 'adam',
  rate: 0.002,
  clip: 5,
  seed: 1
};

const site = await serveSite();
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(`${site.origin}/${options.page}${options.backend ? `?backend=${options.backend}` : ''}`);
await page.locator('html[data-started]').waitFor({ state: 'attached' });
await page.addScriptTag({ url: '/soak.js', type: 'module' });
await page.waitForFunction(() => typeof soak === 'object');
const memory = await memoryOf(browser, page);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const longTasks = () => page.evaluate(() => soak.longTasks());

// What is drawn for the first time is drawn before anything counts.
await scrollAndWatch(browser, page);
await longTasks();

const samples: Memory[] = [];
const long = { training: [] as LongTask[], paused: [] as LongTask[] };
const answered = { pause: [] as number[], rate: [] as number[] };
const frames = { training: noFrames, paused: noFrames };
let trained = 0;
let began = performance.now();
const seconds = () => trained + (performance.now() - began) / 1000;
await page.evaluate((given) => soak.start(given), config);
let nextScroll = options.still ? Infinity : Math.min(20, total / 3);
while (seconds() < total) {
  await wait(Math.max(0, 1000 * (LOOK * (samples.length + 1) - seconds())));
  samples.push(await memory(seconds()));
  answered.rate.push(await page.evaluate((rate) => soak.setRate(rate), config.rate));
  if (seconds() < nextScroll) continue;
  nextScroll += SCROLL;
  frames.training = together(frames.training, await scrollAndWatch(browser, page));
  answered.pause.push(await page.evaluate(() => soak.pause()));
  trained = seconds();
  long.training.push(...(await longTasks()));
  frames.paused = together(frames.paused, await scrollAndWatch(browser, page));
  long.paused.push(...(await longTasks()));
  await page.evaluate(() => soak.resume());
  began = performance.now();
}
const progress = await page.evaluate(() => soak.progress());
long.training.push(...(await longTasks()));
const cancel = await page.evaluate(() => soak.cancel());
await browser.close();
site.close();

const round = (value: number) => Number(value.toPrecision(4));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Of what is resident, and of all that the two heaps hold. */
const measures = {
  resident: ({ resident }: Memory) => resident,
  heaps: (m: Memory) => m.page + m.pageBuffers + m.worker + m.workerBuffers
};
const growth = Object.fromEntries(
  Object.entries(measures).map(([name, of]) => {
    const early = samples.filter(({ at }) => at > SETTLE && at <= 2 * SETTLE + LOOK / 2);
    const late = samples.slice(-early.length);
    const from = mean(early.map(of));
    const to = mean(late.map(of));
    return [name, { from: round(from), to: round(to), growth: round(to / from - 1) }];
  })
);
console.log(
  JSON.stringify({
    workload: 'soak',
    where: 'chromium',
    seconds: round(seconds()),
    ...progress,
    charactersPerSecond: round((1000 * progress.characters) / progress.worked),
    growth,
    answered: { pause: answered.pause.map(round), rate: answered.rate.map(round), cancel: round(cancel) },
    longTasks: long,
    frames,
    samples: samples.map((sample) => Object.values(sample).map(round))
  })
);
