import type { Page } from '@playwright/test';
import { weight } from './support/detector.ts';
import { figures } from './support/places.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const chapter = 'repeated-ones/';

/** The heading above the upper third of the window: where the reader is. */
const section = (page: Page) =>
  page.evaluate(() => {
    const headings = [...document.querySelectorAll('main :is(h2, h3)[id]')];
    return headings.findLast((heading) => heading.getBoundingClientRect().top <= innerHeight / 3)?.id;
  });

test.beforeEach(({ page }) => unfold(page));

test('a new reader goes from the first page into the chapter, and the figure there is alive', async ({
  page
}) => {
  await open(page, '');
  await expect(figureOf(page, 'repeated-ones')).toBeInViewport();
  await page.getByRole('link', { name: 'A network set by hand' }).first().click();
  await expect(page).toHaveURL(/\/repeated-ones\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A network set by hand');
  await figureOf(page, 'repeated-ones').scrollIntoViewIfNeeded();
  await expect(page.locator('.place #repeated-ones'), 'the figure is made when it comes near').toHaveCount(0);
  await weight(figureOf(page, 'repeated-ones'), 'W x h, row 1').press('Delete');
  await expect(
    figureOf(page, 'repeated-ones').getByRole('status').filter({ hasText: 'Fails on' })
  ).toBeVisible();
});

test('the language switch keeps the place in the text, there and back', async ({ page }) => {
  await open(page, chapter);
  await page.evaluate(() => {
    const heading = document.getElementById('check');
    const top = (heading?.getBoundingClientRect().top ?? 0) + scrollY - innerHeight / 4;
    scrollTo({ top, behavior: 'instant' });
  });
  expect(await section(page)).toBe('check');
  await page.getByRole('link', { name: '中文' }).evaluate((link: HTMLElement) => link.click());
  await expect(page).toHaveURL(/\/zh\/repeated-ones\/$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect.poll(() => section(page)).toBe('check');
  await page.getByRole('link', { name: 'English' }).evaluate((link: HTMLElement) => link.click());
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect.poll(() => section(page)).toBe('check');
});

test('the theme follows the system until it is chosen, and a choice lasts', async ({ page }) => {
  const theme = page.locator('html');
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, chapter);
  await expect(theme).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(theme).toHaveAttribute('data-theme', 'light');

  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(theme).toHaveAttribute('data-theme', 'dark');
  await open(page, 'zh/figures/');
  await expect(theme).toHaveAttribute('data-theme', 'dark');

  await page.getByRole('button', { name: '浅色或深色' }).click();
  await page.getByRole('radio', { name: '跟随系统' }).check();
  await expect(theme).toHaveAttribute('data-theme', 'light');
});

test('the contents lead to their sections and mark where the reader is', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, chapter);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  const link = contents.getByRole('link', { name: 'Break it' });
  await link.click();
  await expect(page).toHaveURL(/#break$/);
  await expect(page.locator('#break')).toBeInViewport();
  await expect(link).toHaveAttribute('aria-current', 'location');
});

test('on a phone the contents are folded, and close when one is chosen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, chapter);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents).toBeHidden();
  await page.getByText('On this page').filter({ visible: true }).click();
  await contents.getByRole('link', { name: 'Exercises' }).click();
  await expect(page.locator('#exercises')).toBeInViewport();
  await expect(contents).toBeHidden();
});

test('a heading is a link to itself, the same in both languages', async ({ page }) => {
  await open(page, chapter);
  await page.getByRole('heading', { name: 'The question' }).getByRole('link').click();
  await expect(page).toHaveURL(/#question$/);
  const ids = () => page.locator('main :is(h2, h3)[id]').evaluateAll((all) => all.map(({ id }) => id));
  const english = await ids();
  await open(page, `zh/${chapter}`);
  expect(await ids()).toEqual(english);
});

test('the end of the last chapter leads on to the chapters of the book', async ({ page }) => {
  await open(page, 'beyond/');
  await page.getByRole('link', { name: /All chapters$/ }).click();
  await expect(page).toHaveURL(/\/#chapters$/);
  await expect(page.getByRole('heading', { name: 'Twelve chapters' })).toBeInViewport();
});

test('figures are numbered as the text names them', async ({ page }) => {
  await open(page, chapter);
  for (const [i, id] of ['be-the-network', 'repeated-ones', 'learn-repeated-ones', 'state-space'].entries())
    await expect(figureOf(page, id)).toHaveAccessibleName(new RegExp(`^Figure 2\\.${i + 1} `));
  await page.getByRole('link', { name: 'Figure 2.2' }).last().click();
  await expect(page).toHaveURL(/#repeated-ones$/);
  await expect(figureOf(page, 'repeated-ones')).toBeInViewport();
});

test.describe('a symbol in an equation and the same thing in a figure', () => {
  const lit = (page: Page) => page.locator('[data-lit]');

  /** What shows that something is lit, as drawn. */
  const glow = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { filter, backgroundColor } = getComputedStyle(element);
        return `${filter} ${backgroundColor}`;
      });
  const inEquation = '.equation [data-q="Whh"]';
  const inFigure = 'figure[id="repeated-ones"] svg [data-q="Whh"]';

  test('light each other up under the mouse, both ways, and go dark again', async ({ page }) => {
    await open(page, chapter);
    const dark = [await glow(page, inEquation), await glow(page, inFigure)];
    for (const selector of [inEquation, inFigure]) {
      await page.locator(selector).first().scrollIntoViewIfNeeded();
      await page.locator(selector).first().hover();
      await expect(lit(page)).toHaveAttribute('data-lit', 'Whh');
      expect(await glow(page, inEquation)).not.toBe(dark[0]);
      expect(await glow(page, inFigure)).not.toBe(dark[1]);
      await page.mouse.move(2, 2);
      await expect(lit(page)).toHaveCount(0);
      expect([await glow(page, inEquation), await glow(page, inFigure)]).toEqual(dark);
    }
  });

  test('light each other up from the keyboard, both ways, and the symbol is named', async ({ page }) => {
    await open(page, chapter);
    const equation = page.locator('.equation', { has: page.locator('[data-q="Whh"]') }).first();
    const dark = [await glow(page, inEquation), await glow(page, inFigure)];
    await equation.focus();
    const symbols = await equation
      .locator('[data-q]')
      .evaluateAll((all) => all.map((symbol) => symbol.getAttribute('data-q')));
    for (const q of symbols.slice(0, symbols.indexOf('Whh') + 1)) {
      await page.keyboard.press('ArrowRight');
      await expect(lit(page)).toHaveAttribute('data-lit', q ?? '');
    }
    expect(await glow(page, inFigure)).not.toBe(dark[1]);
    await expect(page.locator('.chapter + [role=status]')).toHaveText(/\S/);
    await page.keyboard.press('Escape');
    await expect(lit(page)).toHaveCount(0);

    await weight(figureOf(page, 'repeated-ones'), 'W h h, row 1, column 1').focus();
    await expect(lit(page)).toHaveAttribute('data-lit', 'Whh');
    expect(await glow(page, inEquation)).not.toBe(dark[0]);
  });
});

test('from the keyboard a figure can be gone past in two stops', async ({ page }) => {
  await open(page, chapter);
  const figure = figureOf(page, 'repeated-ones');
  await figure.getByRole('group').first().focus();
  await page.keyboard.press('Tab');
  const past = figure.getByRole('button', { name: 'Past this figure' });
  await expect(past).toBeFocused();
  await expect(past).toHaveCSS('clip-path', 'none');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const where = await page.evaluate(() => {
    const figure = document.getElementById('repeated-ones');
    const now = document.activeElement;
    if (!figure || !now) return 'nowhere';
    return figure.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_CONTAINED_BY ? 'inside' : 'behind';
  });
  expect(where).toBe('behind');
});

test('a side note folds in on a phone and opens at a tap; beside a wide column it is simply there', async ({
  page
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, chapter);
  const note = page.getByRole('note').first();
  await expect(note).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(note).toBeHidden();
  await page.getByRole('button', { name: 'Side note' }).first().click();
  await expect(note).toBeVisible();
});

test('a term tells its meaning', async ({ page }) => {
  await open(page, chapter);
  await page.getByRole('button', { name: 'hidden state' }).first().click();
  const meaning = page.locator('[popover]:popover-open');
  await expect(meaning).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(meaning).toHaveCount(0);
});

test.describe('an exercise', () => {
  const card = (page: Page) => page.locator('#exercise-two-zeros');
  /** Weights that find two 0s in a row: h = (current is 0, previous was 0, 1). */
  const solution: Record<string, string> = {
    'W x h, row 1': '-1',
    'W h h, row 1, column 3': '1',
    'W h h, row 2, column 1': '1',
    'W h h, row 3, column 3': '1',
    'W h y, column 1': '1',
    'W h y, column 2': '1',
    'W h y, column 3': '-1',
    'Initial state, unit 3': '1'
  };

  test('opens, answers a wrong try with a counterexample, is solved by hand, and remembered', async ({
    page
  }) => {
    await open(page, chapter);
    await card(page).locator('summary').first().press('Enter');
    const figure = card(page).getByRole('figure');
    await expect(figure.getByRole('status').filter({ hasText: 'Fails on' })).toBeVisible();
    for (const cell of await figure.getByRole('spinbutton').all()) {
      const name = (await cell.getAttribute('aria-label')) ?? '';
      await cell.focus();
      await page.keyboard.type(solution[name] ?? '0');
      await page.keyboard.press('Enter');
    }
    await expect(figure.getByRole('status').filter({ hasText: 'Right on all' })).toBeVisible();
    await expect(card(page).getByRole('status').first()).toHaveText('Solved');
    await page.reload();
    await expect(card(page).getByRole('status').first()).toHaveText('Solved');
  });

  test('is not solved by being shown a solution, and leads back to the own weights', async ({ page }) => {
    await open(page, `${chapter}#exercise-two-zeros`);
    const figure = card(page).getByRole('figure');
    await figure.getByRole('button', { name: 'Show a solution' }).click();
    await expect(figure.getByRole('status').filter({ hasText: 'Right on all' })).toBeVisible();
    await expect(card(page).getByRole('status').first()).not.toHaveText('Solved');
    await figure.getByRole('button', { name: 'Back to my weights' }).click();
    await expect(figure.getByRole('status').filter({ hasText: 'Fails on' })).toBeVisible();
  });
});

test('what is not there is said to be not there, with a way back', async ({ page, troubles }) => {
  await page.goto('no/such/page/');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  // The browser itself reports the missing page; nothing else may be amiss.
  expect(troubles.filter((trouble) => !trouble.includes('404'))).toEqual([]);
  troubles.length = 0;
  await page.getByRole('link', { name: 'To the start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unrolled');
});

test('on paper every figure of the chapter is a picture, and what only works on screen is gone', async ({
  page
}) => {
  await open(page, chapter);
  await page.emulateMedia({ media: 'print' });
  for (const id of ['repeated-ones', 'learn-repeated-ones', 'state-space']) {
    await expect(figureOf(page, id).locator('svg[data-export]')).toBeVisible();
    await expect(figureOf(page, id).getByRole('button', { name: 'Share' })).toBeHidden();
  }
  await expect(page.getByRole('banner')).toBeHidden();
  expect((await page.pdf()).length).toBeGreaterThan(50_000);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the text, the equations and the first state of the figures can be read', async ({ page }) => {
    await page.goto(chapter);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A network set by hand');
    await expect(page.locator('.equation').first()).toBeVisible();
    await expect(figureOf(page, 'repeated-ones').locator('svg[data-export]')).toBeVisible();
  });
});

test('every figure of the chapter has its own page', () => {
  expect(figures).toEqual(expect.arrayContaining(['repeated-ones', 'learn-repeated-ones', 'state-space']));
});
