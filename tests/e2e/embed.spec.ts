import type { Page } from '@playwright/test';
import { answers, copying, defaultAnswers, weight } from './support/detector.ts';
import { ask, frameOf, heard, heardSoFar, hostPage, post, serveHost, type Host } from './support/host.ts';
import { expect, figureOf, open, test as base } from './support/test.ts';

/** Opens a page of another origin that holds a figure in a sandboxed frame, and waits until the figure is ready. */
interface Fixtures {
  embed(address: string, options?: Parameters<typeof hostPage>[1]): Promise<void>;
}

const test = base.extend<Fixtures>({
  embed: async ({ page, baseURL, origins }, use) => {
    const hosts: Host[] = [];
    await use(async (address, options) => {
      const host = await serveHost(hostPage(new URL(address, baseURL).href, options));
      hosts.push(host);
      origins.add(host.origin);
      await page.goto(host.origin);
      await heard(page, 'ready');
    });
    await page.goto('about:blank');
    for (const host of hosts) await host.close();
  }
});

const detector = 'embed/repeated-ones/';
const playButton = (page: Page, name: 'Play' | 'Pause') =>
  frameOf(page).getByRole('button', { name, exact: true });

test('in a figure alone, a symbol and its marks light each other up, as in a chapter', async ({
  page,
  embed
}) => {
  await embed('embed/lstm-gates/');
  const frame = frameOf(page);
  const lit = frame.locator('[data-lit]');
  await expect(lit).toHaveCount(0);
  await frame.locator('svg[data-export] [data-q=f]').first().hover({ force: true });
  await expect(lit).toHaveAttribute('data-lit', 'f');
});

test('get answers the whole state of the detector', async ({ page, embed }) => {
  await embed(detector);
  const reply = await ask(page, { type: 'get' });
  expect(reply).toMatchObject({
    ok: true,
    widget: 'repeated-ones',
    params: { bits: '010111011', units: 3, Wxh: [1, 0, 0], Why: [1, 1, -1] },
    t: 5,
    length: 9,
    values: { y: defaultAnswers.map(Number), correct: true, counterexample: null }
  });
  const { h } = reply.values as { h: number[][] };
  expect(h).toHaveLength(9);
  expect(h[5]).toEqual([1, 1, 1]);
});

test('set changes the figure at once, and get, the picture and a change message agree', async ({
  page,
  embed
}) => {
  await embed(detector);
  const from = await heardSoFar(page);
  const params = { bits: '0110', Whh: [0, 0, 0, 0, 0, 0, 0, 0, 1] };
  expect(await ask(page, { type: 'set', params })).toMatchObject({ ok: true });
  expect(await heard(page, 'change', from)).toMatchObject({ params });
  expect(await ask(page, { type: 'get' })).toMatchObject({
    params,
    values: { y: [0, 0, 0, 0], correct: false, counterexample: '11' }
  });
  await expect(answers(frameOf(page).getByRole('figure'))).toHaveText(['0', '0', '0', '0']);
});

test('what the reader does is told as a change', async ({ page, embed }) => {
  await embed(detector);
  const from = await heardSoFar(page);
  await weight(frameOf(page).getByRole('figure'), copying).press('Delete');
  expect(await heard(page, 'change', from)).toMatchObject({ params: { Whh: [0, 0, 0, 0, 0, 0, 0, 0, 1] } });
});

test('seek, step, reset and the end of time', async ({ page, embed }) => {
  await embed(detector);
  const t = async () => (await ask(page, { type: 'get' })).t;
  for (const [message, expected] of [
    [{ type: 'seek', t: 2 }, 2],
    [{ type: 'step', by: 1 }, 3],
    [{ type: 'step', by: -1 }, 2],
    [{ type: 'seek', t: 1e6 }, 9],
    [{ type: 'step', by: 1 }, 9],
    [{ type: 'seek', t: -4 }, 0],
    [{ type: 'step', by: -1 }, 0],
    [{ type: 'reset' }, 5]
  ] as const) {
    expect(await ask(page, message)).toMatchObject({ ok: true });
    expect(await t(), JSON.stringify(message)).toBe(expected);
  }
});

test('play plays until pause', async ({ page, embed }) => {
  await embed(detector);
  expect(await ask(page, { type: 'play' })).toMatchObject({ ok: true });
  await expect(playButton(page, 'Pause')).toBeVisible();
  expect(await ask(page, { type: 'pause' })).toMatchObject({ ok: true });
  await expect(playButton(page, 'Play')).toBeVisible();
});

const wrong: [what: string, message: Record<string, unknown>][] = [
  ['a string that is not of bits', { type: 'set', params: { bits: '01x' } }],
  ['a number for a string', { type: 'set', params: { bits: 101 } }],
  ['text for a list', { type: 'set', params: { Whh: '0,0' } }],
  ['a parameter that is not there', { type: 'set', params: { nonsense: 1 } }],
  ['no parameters at all', { type: 'set' }],
  ['one good parameter and one bad', { type: 'set', params: { bits: '1', units: 'three' } }],
  ['a step of two', { type: 'step', by: 2 }],
  ['a seek to nowhere', { type: 'seek', t: 'end' }],
  ['a type that is not there', { type: 'explode' }],
  ['the name of something that every object has', { type: 'constructor' }],
  ['no type', {}]
];
test('refuses what it does not understand with a sentence, and stays as it was', async ({ page, embed }) => {
  await embed(detector);
  const before = await ask(page, { type: 'get' });
  for (const [what, message] of wrong)
    await test.step(what, async () => {
      const reply = await ask(page, message);
      expect(reply, what).toMatchObject({ unrolled: 1, type: 'reply', ok: false });
      expect(reply.error, what).toMatch(/^.{10,}\.$/s);
      expect({ ...(await ask(page, { type: 'get' })), id: before.id }, what).toEqual(before);
    });
});

test('clamps numbers that are out of range', async ({ page, embed }) => {
  await embed(detector);
  expect(await ask(page, { type: 'set', params: { Wxh: [99, -99, 0] } })).toMatchObject({ ok: true });
  expect(await ask(page, { type: 'get' })).toMatchObject({ params: { Wxh: [10, -10, 0] } });
});

test('passes over what is not meant for it, and never throws', async ({ page, embed }) => {
  await embed(detector);
  for (const message of [
    null,
    0,
    '',
    'play',
    [],
    {},
    { unrolled: 2, type: 'play' },
    { type: 'play' },
    '{"unrolled":1}'
  ])
    await post(page, message);
  // Messages arrive in order: an answer to this one means that the others were read.
  expect(await ask(page, { type: 'get' })).toMatchObject({ ok: true, t: 5 });
  await expect(playButton(page, 'Play')).toBeVisible();
});

test('hears the window that holds it, and no other', async ({ page, embed, context, baseURL }) => {
  await embed(detector);
  await frameOf(page)
    .getByRole('figure')
    .evaluate(() => window.postMessage({ unrolled: 1, id: 'inside', type: 'seek', t: 0 }, '*'));
  expect(await ask(page, { type: 'get' })).toMatchObject({ t: 5 });

  const alone = await context.newPage();
  await open(alone, new URL(detector, baseURL).href);
  await expect(answers(figureOf(alone, 'repeated-ones'))).toHaveText(defaultAnswers);
});

test('takes its state and looks from the address, and locked it can be played but not changed', async ({
  page,
  embed
}) => {
  await embed(`${detector}#v=1&bits=11&t=1&theme=dark&hide=toolbar,caption&lock=1`);
  const figure = frameOf(page).getByRole('figure');
  await expect(frameOf(page).locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(answers(figure)).toHaveText(['0', '1']);
  await expect(figure.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(figure.getByRole('textbox')).toBeDisabled();
  await weight(figure, copying).press('ArrowUp');
  await expect(weight(figure, copying)).toHaveAttribute('aria-valuenow', '1');
  await figure.getByRole('button', { name: 'Step forward' }).click();
  expect(await ask(page, { type: 'get' })).toMatchObject({ t: 2 });
});

test('takes a broken address for its defaults', async ({ page, embed }) => {
  await embed(`${detector}#v=99&bits=abc&Whh=1,2,x&units=1e99&t=NaN&%E0%A4%A&=&&hide=everything`);
  expect(await ask(page, { type: 'get' })).toMatchObject({ ok: true, params: { bits: '010111011' } });
});

test('speaks Chinese under /zh/', async ({ page, embed }) => {
  await embed(`zh/${detector}`);
  await expect(frameOf(page).getByRole('button', { name: '播放' })).toBeVisible();
});

test('never takes the focus by itself', async ({ page, embed }) => {
  await embed(detector);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
});

test('does not grow in answer to its own resize', async ({ page, embed }) => {
  await embed(detector);
  const { height } = await heard(page, 'resize');
  await page.locator('iframe').evaluate((frame, h) => (frame.style.height = `${h}px`), Number(height));
  const overflow = await frameOf(page)
    .locator('html')
    .evaluate((html) => html.scrollHeight - html.clientHeight);
  expect(overflow).toBeLessThanOrEqual(0);
  const from = await heardSoFar(page);
  await ask(page, { type: 'seek', t: 4 });
  await heard(page, 'change', from);
  const grown = await page.evaluate(
    ([n, h]) =>
      (window as unknown as { said: { type: string; height: number }[] }).said
        .slice(n)
        .some((message) => message.type === 'resize' && message.height > h),
    [from, Number(height)]
  );
  expect(grown).toBe(false);
});

test.describe('in a reveal.js deck', () => {
  const deck = (src: string) => `<!doctype html>
<html lang="en">
<title>A deck</title>
<link rel="stylesheet" href="/reveal/reveal.css">
<link rel="stylesheet" href="/reveal/theme/white.css">
<div class="reveal"><div class="slides">
  <section><h1>Before</h1></section>
  <section><iframe title="figure" width="900" height="600" sandbox="allow-scripts" data-src="${src}" data-preload></iframe></section>
  <section><h1>After</h1></section>
</div></div>
<script type="module">
  import Reveal from '/reveal/reveal.mjs';
  const deck = new Reveal(document.querySelector('.reveal'), {
    // At its own size: Playwright misses what lies in a frame that is scaled.
    width: 1280, height: 900, minScale: 1, maxScale: 1, transition: 'none', preloadIframes: true
  });
  await deck.initialize();
  window.deck = deck;
</script>
</html>`;

  test('a figure works on its slide and stops when the slide is left', async ({ page, baseURL, origins }) => {
    const host = await serveHost(deck(new URL(detector, baseURL).href));
    origins.add(host.origin);
    await page.goto(host.origin);
    await page.keyboard.press('ArrowRight');
    const figure = frameOf(page).getByRole('figure');
    await expect(answers(figure)).toHaveText(defaultAnswers);
    await expect(playButton(page, 'Play').or(playButton(page, 'Pause'))).toBeVisible();

    await weight(figure, copying).press('Delete');
    await expect(figure.getByRole('status').filter({ hasText: 'Fails on 11:' })).toBeVisible();
    await figure.getByRole('slider', { name: 'Position in time' }).fill('0');
    await playButton(page, 'Play').click();
    await expect(playButton(page, 'Pause')).toBeVisible();

    await page.evaluate(() => (window as unknown as { deck: { next(): void } }).deck.next());
    await expect(playButton(page, 'Play')).toBeAttached();
    await page.evaluate(() => (window as unknown as { deck: { prev(): void } }).deck.prev());
    await expect(weight(figure, copying)).toHaveAttribute('aria-valuenow', '0');
    await page.goto('about:blank');
    await host.close();
  });
});
