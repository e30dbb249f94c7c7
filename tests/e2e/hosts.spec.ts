import { snippet } from '../../src/frame/share/snippets.ts';
import { copying, weight } from './support/detector.ts';
import { ask, frameOf, heard, heardSoFar, hostPage, serveHost } from './support/host.ts';
import { expect, figureOf, open, test } from './support/test.ts';

const detector = 'embed/repeated-ones/';

test('the snippet for a deck keeps what was set, however far the deck goes', async ({
  page,
  baseURL,
  origins
}) => {
  const url = new URL(`${detector}#v=1`, baseURL).href;
  const slide = snippet('reveal', { url, title: 'figure', height: 600, grow: false });
  const host = await serveHost(`<!doctype html>
<html lang="en">
<title>A deck</title>
<link rel="stylesheet" href="/reveal/reveal.css">
<div class="reveal"><div class="slides">${slide}${'<section>After</section>'.repeat(6)}</div></div>
<script type="module">
  import Reveal from '/reveal/reveal.mjs';
  // At its own size: Playwright misses what lies in a frame that is scaled.
  const deck = new Reveal({ width: 1280, height: 900, minScale: 1, maxScale: 1, transition: 'none' });
  await deck.initialize();
  window.deck = deck;
</script>
</html>`);
  origins.add(host.origin);
  await page.goto(host.origin);
  const weightThere = weight(frameOf(page).getByRole('figure'), copying);
  const go = (slide: number) =>
    page.evaluate((n) => (window as unknown as { deck: { slide(n: number): void } }).deck.slide(n), slide);
  await expect(frameOf(page).locator('html[data-started]')).toBeAttached();
  await weightThere.press('Delete');
  await expect(weightThere).toHaveAttribute('aria-valuenow', '0');
  for (const far of [1, 6]) {
    await go(far);
    await go(0);
    await expect(weightThere).toHaveAttribute('aria-valuenow', '0');
  }
  await page.goto('about:blank');
  await host.close();
});

test('keys that a figure does not use are told to its host, a clicker changes nothing, and Escape gives the focus back', async ({
  page,
  baseURL,
  origins
}) => {
  const host = await serveHost(hostPage(new URL(detector, baseURL).href));
  origins.add(host.origin);
  await page.goto(host.origin);
  await heard(page, 'ready');
  const copy = weight(frameOf(page).getByRole('figure'), copying);
  const before = (await ask(page, { type: 'get' })).params;
  await copy.focus();
  for (const key of ['PageDown', 'PageUp', 'o', 'Escape']) {
    const from = await heardSoFar(page);
    await page.keyboard.press(key);
    expect(await heard(page, 'keys', from)).toMatchObject({ key });
  }
  expect((await ask(page, { type: 'get' })).params).toEqual(before);
  await page.evaluate(() => addEventListener('keydown', ({ key }) => (document.title = key)));
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveTitle('ArrowRight');
  await page.goto('about:blank');
  await host.close();
});

test('in a frame as high as its chapter, dialogs, contents and links stay with the reader', async ({
  page,
  baseURL,
  origins,
  troubles
}) => {
  const host = await serveHost(hostPage(new URL('embed/chapter/repeated-ones/', baseURL).href));
  origins.add(host.origin);
  await page.goto(host.origin);
  await page.evaluate(() => {
    addEventListener('message', ({ data }) => {
      if (data?.type === 'resize')
        document.querySelector('iframe')?.style.setProperty('height', `${data.height}px`);
    });
  });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(4000);
  const frame = frameOf(page);

  await test.step('a dialog opens where it was asked for', async () => {
    const share = frame.getByRole('figure').first().getByRole('button', { name: 'Share' });
    await share.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => scrollY);
    await share.click();
    await expect(frame.getByRole('dialog')).toBeInViewport();
    expect(await page.evaluate(() => scrollY)).toBe(top);
    await page.keyboard.press('Escape');
    await expect(frame.getByRole('dialog')).toBeHidden();
    expect(await page.evaluate(() => scrollY)).toBe(top);
  });

  await test.step('a link to a section scrolls the page around', async () => {
    const link = frame.locator('a[href="#exercises"]').first();
    await link.evaluate((one) => (one as HTMLElement).click());
    await expect(frame.locator('#exercises')).toBeInViewport();
  });

  await test.step('a link out of the chapter does not take the frame', async () => {
    const link = frame.locator('footer a[href*="glossary"]').first();
    await link.evaluate((one) => (one as HTMLElement).click());
    await expect(frame.getByRole('dialog')).toContainText('does not let links open');
    expect(troubles.splice(0)).toEqual([expect.stringContaining('allow-popups')]);
  });
  await page.goto('about:blank');
  await host.close();
});

test('in a translated page the verdict still follows, and forced colours win over the theme of an address', async ({
  page
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await open(page, `${detector}#v=1&theme=light`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const figure = figureOf(page, 'repeated-ones');
  await expect(figure.locator('[translate=no]', { hasText: 'Right on all' }).first()).toBeVisible();

  // As translators do: the words in nodes of their own, the page's own nodes thrown away.
  await page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walk.nextNode()) texts.push(walk.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('svg, script, style')) continue;
      const font = document.createElement('font');
      font.innerHTML = '<font></font>';
      (font.firstChild as Element).textContent = text.data;
      text.replaceWith(font);
    }
  });
  await expect(figure.locator('figcaption font').first()).toBeAttached();
  await weight(figure, copying).press('Delete');
  await expect(figure.getByRole('status').filter({ hasText: 'Fails on 11:' })).toBeVisible();
});
