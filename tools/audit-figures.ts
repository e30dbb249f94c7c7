/**
 * npm run audit:figures [-- --site=FOLDER] [-- --only=ID]
 *
 * What a reader has in sight, measured in the built site (npm run build): of every figure alone its verdict, picture and
 * player at 1280 × 800 and 390 × 844, its own controls and its characters at first sight, and the seconds of a run; of
 * every chapter where its first figure stands, the longest stretch without one, how far its tours throw the reader, and
 * the equations that a phone cuts; of every page whether it scrolls sideways at 320 px. What is over its bar has a mark.
 */
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import { figures, pagesOf } from '../tests/e2e/support/places.ts';
import { launchOptions } from './browser.mjs';
import { main } from './run.mjs';
import { listen, siteServer } from './serve.mjs';

const { values: options } = parseArgs({
  options: { site: { type: 'string', default: 'build' }, only: { type: 'string', default: '' } }
});

const laptop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** What a figure and a chapter may have at the most. */
const bars: Record<string, number> = {
  'laptop, px': 800,
  'phone, px': 844,
  'picture, px': 460,
  controls: 3,
  characters: 350,
  'run, s': 12,
  'first figure, px': 900,
  'longest without, px': 2500,
  'tour throws, px': 0,
  'equations cut': 0,
  'sideways at 320, px': 0
};

type Row = Record<string, number>;

async function opened(browser: Browser, address: string, viewport: { width: number; height: number }) {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.goto(address);
  await page.locator('html[data-started]').waitFor({ state: 'attached' });
  return page;
}

/** From the top of a figure alone to the foot of its player; and its picture. */
const heightsOf = (page: Page) =>
  page.evaluate(() => {
    const figure = document.querySelector('figure[id]') as HTMLElement;
    const foot = (figure.querySelector('.player') ?? figure.querySelector('.body'))?.getBoundingClientRect()
      .bottom;
    const picture = figure.querySelector('svg[data-export]')?.getBoundingClientRect().height ?? 0;
    return {
      whole: Math.round((foot ?? 0) - figure.getBoundingClientRect().top),
      picture: Math.round(picture)
    };
  });

/** What stands in a figure at first sight, without the frame's own buttons: controls, and characters outside its picture. */
const inSight = (page: Page) =>
  page.evaluate(() => {
    const seen = (element: Element) =>
      (element as HTMLElement).checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) &&
      element.getClientRects().length > 0 &&
      !element.closest('.visually-hidden, .past, details:not([open]) > :not(summary)');
    const view = document.querySelector('figure[id] .view') as HTMLElement;
    const controls = [...view.querySelectorAll('.fields :is(input, select, button, textarea)')].filter(seen);
    // A row of radios is one thing to set.
    const own = new Set(controls.map((control) => (control as HTMLInputElement).name || control)).size;
    const words = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
    let characters = 0;
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const parent = node.parentElement as Element;
      if (parent.closest('svg, style, option, .katex-mathml') || !seen(parent)) continue;
      characters += (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim().length;
    }
    return { own, characters };
  });

/** Seconds that a run takes from its start at the usual speed, if it ends by itself. */
async function runOf(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: laptop });
  await page.clock.install();
  await page.goto(address);
  await page.locator('html[data-started]').waitFor({ state: 'attached' });
  const figure = page.locator('figure[id]').first();
  const skip = figure.getByRole('button', { name: 'Show me', exact: true });
  if (await skip.count()) await skip.first().click();
  const position = figure.getByRole('slider', { name: 'Position in time' });
  const play = figure.getByRole('button', { name: 'Play', exact: true });
  let seconds = NaN;
  // What learns runs for as long as its reader lets it.
  if ((await position.count()) && (await play.count())) {
    await position.fill('0');
    await play.click();
    for (let passed = 0; passed <= 30 && Number.isNaN(seconds); passed += 0.5) {
      await page.clock.runFor(500);
      if (await play.count()) seconds = passed + 0.5;
    }
  }
  await page.close();
  return seconds;
}

async function figureRow(browser: Browser, site: string, id: string): Promise<Row> {
  const address = `${site}/embed/${id}/`;
  const wide = await opened(browser, address, laptop);
  const heights = await heightsOf(wide);
  const { own, characters } = await inSight(wide);
  await wide.close();
  const narrow = await opened(browser, address, phone);
  const small = await heightsOf(narrow);
  await narrow.close();
  return {
    'laptop, px': heights.whole,
    'phone, px': small.whole,
    'picture, px': heights.picture,
    controls: own,
    characters,
    'run, s': await runOf(browser, address)
  };
}

const chapterRow = async (browser: Browser, site: string, path: string): Promise<Row> => {
  const page = await opened(browser, `${site}/${path}`, laptop);
  const { first, longest } = await page.evaluate(() => {
    const scroll = document.documentElement;
    const living = [...document.querySelectorAll('.prose figure[id], .prose .place')]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => element.getBoundingClientRect())
      .map(({ top, bottom }) => ({ top: top + scrollY, bottom: bottom + scrollY }))
      .sort((a, b) => a.top - b.top);
    let [end, longest] = [0, 0];
    for (const { top, bottom } of living) {
      longest = Math.max(longest, top - end);
      end = Math.max(end, bottom);
    }
    // What follows the last figure is summary and sources, which nobody plays with.
    return { first: living[0]?.top ?? scroll.scrollHeight, longest };
  });
  let thrown = 0;
  const tours = page.locator('a.show');
  for (let i = 0; i < (await tours.count()); i++) {
    const words = tours.nth(i);
    await words.scrollIntoViewIfNeeded();
    await words.click();
    await page.waitForFunction(
      (n) => document.querySelectorAll('a.show')[n].matches('[aria-pressed=true]'),
      i
    );
    const at = await words.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return Math.max(0, -top, bottom - innerHeight);
    });
    thrown = Math.max(thrown, at);
    await page.keyboard.press('Escape');
  }
  await page.close();
  const small = await opened(browser, `${site}/${path}`, phone);
  const cut = await small.evaluate(
    () =>
      [...document.querySelectorAll('.equation')].filter(
        (equation) => equation.scrollWidth > equation.clientWidth + 1
      ).length
  );
  await small.close();
  return {
    'first figure, px': Math.round(first),
    'longest without, px': Math.round(longest),
    'tour throws, px': Math.round(thrown),
    'equations cut': cut
  };
};

const sideways = async (browser: Browser, site: string, path: string): Promise<Row> => {
  const page = await opened(browser, `${site}/${path}`, { width: 320, height: 640 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  await page.close();
  return { 'sideways at 320, px': over };
};

const marked = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      Number.isNaN(value) ? '' : value > bars[name] ? `${value} !` : `${value}`
    ])
  );

await main(async () => {
  const server = siteServer(options.site);
  const port = await listen(server, 4240, 20);
  const site = `http://localhost:${port}`;
  const browser = await chromium.launch(launchOptions());
  const table = async (of: readonly string[], row: (name: string) => Promise<Row>) => {
    const rows: Record<string, Record<string, string>> = {};
    for (const name of of) rows[name] = marked(await row(name));
    console.table(rows);
  };
  try {
    const chosen = figures.filter((id) => id.includes(options.only));
    await table(chosen, (id) => figureRow(browser, site, id));
    if (options.only !== '') return;
    const chapters = pagesOf(options.site).filter((path) => /^(zh\/)?embed\/chapter\//.test(path));
    const pages = chapters.map((path) => path.replace('embed/chapter/', ''));
    await table(pages, (path) => chapterRow(browser, site, path));
    const over: Record<string, Record<string, string>> = {};
    for (const path of pagesOf(options.site)) {
      const row = await sideways(browser, site, path);
      if (row['sideways at 320, px'] > 0) over[path] = marked(row);
    }
    console.log('Pages that scroll sideways at 320 px:');
    console.table(over);
  } finally {
    await browser.close();
    server.close();
  }
});
