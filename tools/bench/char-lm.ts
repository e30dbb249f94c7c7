/**
 * npm run bench:char-lm [-- --seconds=60]
 *
 * The character model as the built site (npm run build) starts it, default settings, the book's own prose, in headless
 * Chromium: trained for a minute, saved to a file, and the file looked at. Bits per character of text that was put aside
 * (bar: under 2.3); of 20,000 characters written at temperature 0.7, the share of words of four letters or more that are words
 * of that prose (bar: 65 %); the page's tasks above 50 ms (bar: none); how many characters a second were learnt from.
 *
 *     --seconds=N      default 60, from the press of play to that of pause
 *     --settings=TEXT  more of the figure's link, `hidden=256&rows=32`
 *     --site=FOLDER    default build
 *
 * A machine with other things to do learns less in a minute: the load is printed beside.
 */
import { loadavg } from 'node:os';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { compileKernels, wasmBackend } from '../../src/engine/index.ts';
import { unpack } from '../../src/training/kept/format.ts';
import { TextRun } from '../../src/training/run/run.ts';
import { Writer } from '../../src/training/run/write.ts';
import { launchOptions, wholeChromium } from '../browser.mjs';
import { Failure, main } from '../run.mjs';
import { listen, siteServer } from '../serve.mjs';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    settings: { type: 'string', default: '' },
    site: { type: 'string', default: 'build' }
  }
});

/** Runs in the page: notes its long tasks. */
const noteTasks = `
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration)))
    .observe({ type: 'longtask' });
`;

/** Trains in a browser. @returns the saved run, and the tasks above 50 ms between play and pause */
async function train(site: string): Promise<{ file: Blob; tasks: number[] }> {
  const browser = await chromium.launch(launchOptions(wholeChromium()));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(noteTasks);
    await page.goto(`${site}/embed/char-lm/#v=1&guess=skipped&updates=200000&${options.settings}`);
    await page.locator('html[data-started]').waitFor({ state: 'attached' });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.evaluate('window.tasks = []');
    await button('Play').click();
    await page.waitForTimeout(1000 * Number(options.seconds));
    await button('Pause').click();
    const tasks = await page.evaluate<number[]>('window.tasks');
    await page.getByText('Text, model, training, saving').click();
    const downloading = page.waitForEvent('download');
    await button('Save to a file').click();
    const file = new Blob([await readFile(await (await downloading).path())]);
    return { file, tasks };
  } finally {
    await browser.close();
  }
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

function finish<T>(turns: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

await main(async () => {
  const kernels = await compileKernels({ relaxed: false });
  if (!kernels) throw new Failure('There is no WebAssembly SIMD here.');
  const server = siteServer(options.site);
  const port = await listen(server, 4240, 20);
  try {
    const { file, tasks } = await train(`http://localhost:${port}`);
    const { config, text, snapshot } = await unpack(file);
    if (text instanceof Blob) throw new Failure('The run was not on the prose of the book.');
    const run = new TextRun({ ...config, text }, wasmBackend(kernels));
    run.restore(snapshot);
    const measured = finish(run.measuring());
    const writer = new Writer(run.network.spec, run.vocabulary, wasmBackend(kernels));
    const written = finish(writer.write(snapshot.weights, { length: 20_000, seed: 1, temperature: 0.7 }));
    const known = new Set(wordsOf([text].flat().join(' ')));
    const words = wordsOf(written.characters.join(''));
    const right = words.filter((word) => known.has(word)).length / words.length;
    console.log(
      [
        `updates                     ${snapshot.updates}`,
        `characters a second         ${Math.round(snapshot.characters / Number(options.seconds))}`,
        `bits per held-out character ${measured?.bits.toFixed(3) ?? 'not measured'}`,
        `words of four letters       ${(100 * right).toFixed(1)} % of ${words.length} are words of the text`,
        `tasks above 50 ms           ${tasks.length}${tasks.length > 0 ? `: ${tasks.map(Math.round).join(', ')} ms` : ''}`,
        `load of the machine         ${loadavg()
          .map((load) => load.toFixed(1))
          .join(', ')}`
      ].join('\n')
    );
  } finally {
    server.close();
  }
});
