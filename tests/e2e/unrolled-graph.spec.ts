import type { Page } from '@playwright/test';
import { dragByFinger, middle, sharedLink, weight } from './support/detector.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/unrolled-graph/';
const figure = (page: Page) => figureOf(page, 'unrolled-graph');
const graph = (page: Page) => figure(page).getByRole('listbox');
const shown = (page: Page) => figure(page).getByRole('group', { name: 'What you point at' });
const now = (page: Page) => figure(page).getByRole('group', { name: 'The operation done last' });
const entry = (page: Page) => weight(figure(page), 'W h h, row 2, column 1');
const slider = (page: Page) => figure(page).getByRole('slider', { name: 'Position in time' });
/** The node that a screen reader is told of. */
const active = (page: Page) =>
  graph(page).evaluate(
    (list) => list.ownerDocument.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.ariaLabel
  );

test.beforeEach(({ page }) => unfold(page));

test('with the mouse a weight is dragged, and both passes follow', async ({ page }) => {
  await open(page, `${address}#v=1&t=50`);
  const bars = figure(page).locator('svg[data-export] .bars path');
  const drawn = () => bars.evaluateAll((paths) => paths.map((path) => path.getAttribute('d')).join());
  const before = await drawn();
  const last = await now(page).locator('data').allTextContents();
  const { x, y } = await middle(entry(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 6 });
  await page.mouse.up();
  await expect(entry(page)).toHaveAttribute('aria-valuenow', '0.92');
  expect(await drawn()).not.toBe(before);
  expect(await now(page).locator('data').allTextContents()).not.toEqual(last);
});

test('in a graph that scrolls, what is out of sight follows a drag when it ends', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `${address}#v=1&cell=lstm&steps=12&units=4`);
  const picture = figure(page).locator('svg[data-export]');
  const bars = () =>
    picture
      .locator('.bars path:not(.axis)')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
  const drawn = async () => ({
    bars: await bars(),
    numbers: await picture
      .locator('[data-of]')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('data-of'), one.textContent]))
  });
  const dragged = weight(figure(page), 'candidate: W h h, row 1, column 1');
  const resting = await bars();
  const { x, y } = await middle(dragged);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const half = async (pixels: number) => {
    await page.mouse.move(x + pixels, y, { steps: 3 });
    const all = await bars();
    expect(all).toHaveLength(2 * resting.length);
    return { seen: all.slice(0, resting.length), waiting: all.slice(resting.length) };
  };
  const [first, second] = [await half(60), await half(120)];
  expect(second.seen, 'what is seen follows at once').not.toEqual(first.seen);
  expect(second.waiting, 'what is not waits').toEqual(first.waiting);
  await page.mouse.up();
  await expect.poll(bars).toHaveLength(resting.length);
  const after = await drawn();
  expect(after.bars).not.toEqual(resting);
  const value = await dragged.getAttribute('aria-valuenow');
  const link = await sharedLink(page, figure(page));
  await page.goto('about:blank');
  await open(page, link);
  await expect(dragged).toHaveAttribute('aria-valuenow', value ?? '');
  expect(await drawn()).toEqual(after);
});

test('pointing at a weight lights its uses, and the shares on screen add up to the gradient', async ({
  page
}) => {
  await open(page, `${address}#v=1&t=50`);
  await entry(page).hover();
  const shares = await shown(page)
    .getByRole('listitem')
    .locator('data')
    .evaluateAll((all) => all.map((data) => Number((data as HTMLDataElement).value)));
  expect(shares).toHaveLength(4);
  const total = Number(await shown(page).locator('.sum data').getAttribute('value'));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(total, 12);
  await expect(figure(page).locator('.overlay .use')).toHaveCount(4);
  await expect(figure(page).locator('.overlay text')).toHaveCount(4);
});

test('shares arrive one by one as the gradient runs back, and the sum on screen runs with them', async ({
  page
}) => {
  await open(page, `${address}#v=1&t=25&pin=weight_hh_l0[2]`);
  await expect(shown(page)).toContainText('No share has come back yet');
  const seen: number[] = [];
  for (let t = 26; t <= 50; t++) {
    await slider(page).fill(String(t));
    seen.push(await shown(page).getByRole('listitem').locator('data').count());
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
  expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3, 4]));
});

test('the check shows both numbers for the weight under the pointer, and they agree', async ({ page }) => {
  await open(page, `${address}#v=1&t=50&cell=lstm`);
  await figure(page).getByRole('checkbox', { name: 'Check by finite differences' }).check();
  await figure(page).getByRole('spinbutton', { name: 'forget gate: W h h, row 1, column 2' }).hover();
  const numbers = shown(page).locator('dd data');
  await expect(numbers).toHaveCount(3);
  const [analytic, numeric] = await numbers.evaluateAll((all) =>
    all.map((data) => Number((data as HTMLDataElement).value))
  );
  expect(Math.abs(analytic)).toBeGreaterThan(1e-6);
  expect(numeric).toBeCloseTo(analytic, 8);
});

test('on a kink the check shows the slopes on both sides and says why they differ', async ({ page }) => {
  await open(page, `${address}#v=1&preset=on-a-kink&check=1&pin=head.weight[1]`);
  await expect(shown(page)).toContainText('A ReLU stands exactly on its kink here');
  await expect(shown(page).getByText('slope to the left')).toBeInViewport();
  await expect(shown(page).locator('dd data')).toHaveCount(5);
});

test('an edge shows what it carries forward and what it brings back', async ({ page }) => {
  await open(page, `${address}#v=1&t=50&pin=h@2→Whh·h@3`);
  await expect(shown(page)).toContainText('carries forward');
  await expect(shown(page).locator('[data-of="value h@2"] data')).toHaveCount(2);
  await expect(shown(page).locator('[data-of="share h@2→Whh·h@3"] data')).toHaveCount(2);
});

test('a click on a node pins it, and a second click lets it go', async ({ page }) => {
  await open(page, `${address}#v=1&t=50`);
  const node = graph(page).getByRole('option', { name: 'state h, step 2' });
  await node.click();
  await expect(node).toHaveAttribute('aria-selected', 'false');
  // The press fell on one unit: that entry is what is pinned.
  const hash = () => new URL(page.url()).hash;
  await expect.poll(hash).toContain('pin=h');
  await node.click();
  await expect.poll(hash).not.toContain('pin=');
});

test('the keyboard walks the graph node by node from one tab stop, and every node says its numbers', async ({
  page
}) => {
  await open(page, `${address}#v=1&t=50`);
  await graph(page).focus();
  await page.keyboard.press('Home');
  expect(await active(page)).toMatch(/^W h h times the state before, step 1: value 0, 0; gradient /);
  await page.keyboard.press('ArrowRight');
  expect(await active(page)).toMatch(/^sum a, step 1: value /);
  await page.keyboard.press('ArrowRight');
  expect(await active(page)).toMatch(/^state h, step 1: value 0\.29, 0\.50; gradient /);
  await page.keyboard.press('ArrowRight');
  expect(await active(page)).toMatch(/^W h h times the state before, step 2/);
  await page.keyboard.press('ArrowLeft');
  expect(await active(page)).toMatch(/^state h, step 1/);
  await page.keyboard.press('ArrowDown');
  expect(await active(page)).toMatch(/^answer y, step 1/);
  await page.keyboard.press('End');
  expect(await active(page)).toMatch(/^total loss L: value 0\.\d\d; gradient 1$/);
  await page.keyboard.press('Enter');
  await expect(graph(page).getByRole('option', { name: 'total loss L' })).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await expect(slider(page)).toHaveValue('50');
});

test('the exercise on shares takes the sum, and names the mistake of a wrong one', async ({ page }) => {
  await open(page, `${address}#v=1&task=shares&pin=weight_hh_l0[2]`);
  const field = figure(page).getByRole('textbox', { name: 'The sum of the shares' });
  const shares = await shown(page)
    .getByRole('listitem')
    .locator('data')
    .evaluateAll((all) => all.map((data) => Number((data as HTMLDataElement).value)));
  await field.fill(String(shares.reduce((sum, share) => sum + Math.abs(share), 0)));
  await field.press('Enter');
  await expect(figure(page).getByText('You added the sizes.')).toBeVisible();
  await field.fill(
    shares
      .reduce((sum, share) => sum + share, 0)
      .toFixed(2)
      .replace('-', '−')
  );
  await field.press('Enter');
  await expect(figure(page).getByText('Right. The gradient of a shared weight')).toBeVisible();
});

test('the exercise on the missing edge is solved from the buttons of a node’s edges', async ({ page }) => {
  await open(page, `${address}#v=1&task=missing-edge&seed=5`);
  const found = figure(page).getByText(/^Found\./);
  const verdicts: string[] = [];
  for (const t of [1, 2, 3])
    for (const way of [0, 1]) {
      if (await found.isVisible()) continue;
      await graph(page)
        .getByRole('option', { name: `state h, step ${t}` })
        .click();
      await shown(page).getByRole('button').nth(way).click();
      await figure(page).getByRole('button', { name: 'This edge was left out' }).click();
      verdicts.push(await figure(page).locator('.exercise [role=status]').innerText());
    }
  // Wrong tries are answered with the node to compare; one of them is right.
  expect(verdicts.at(-1)).toMatch(/^Found\./);
  for (const verdict of verdicts.slice(0, -1))
    expect(verdict).toMatch(/does equal the sum of what comes back|is not the sum of its shares/);
});

test('without motion nothing moves between two positions', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, address);
  await figure(page).getByRole('button', { name: 'Step forward' }).click();
  await expect(figure(page).locator('.overlay circle')).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });

  test('the graph scrolls inside its frame to the current step, and never the page', async ({ page }) => {
    await open(page, `${address}#v=1&steps=6&t=0`);
    const frame = figure(page).getByRole('group', { name: /^The graph/ });
    const scrolled = () => frame.evaluate((element) => element.scrollLeft);
    expect(await scrolled()).toBe(0);
    await slider(page).fill(String((await slider(page).getAttribute('max').then(Number)) / 2));
    await expect.poll(scrolled).toBeGreaterThan(400);
    await graph(page).focus();
    await page.keyboard.press('Home');
    await expect.poll(scrolled).toBeLessThan(200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => scrollX)).toBe(0);
  });

  test('a finger drags a weight sideways, and neither the page nor the graph moves under it', async ({
    page
  }) => {
    await open(page, address);
    const frame = figure(page).getByRole('group', { name: /^The graph/ });
    const before = Number(await entry(page).getAttribute('aria-valuenow'));
    await middle(entry(page));
    const places = () => frame.evaluate((element) => [element.scrollLeft, scrollY]);
    const from = await places();
    await dragByFinger(page, entry(page), 50, 0);
    expect(Number(await entry(page).getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    expect(await places()).toEqual(from);
  });

  test('a finger pins a node, and its numbers stand below', async ({ page }) => {
    await open(page, `${address}#v=1&t=50`);
    await graph(page).getByRole('option', { name: 'state h, step 4' }).tap();
    await expect(shown(page)).toContainText('state h, step 4');
  });
});
