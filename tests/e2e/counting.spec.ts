import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/counting/';

test('pressing the bar of lengths reads a string that the trained network gets wrong', async ({ page }) => {
  await open(page, `${address}#v=1`);
  const figure = figureOf(page, 'counting');
  await expect(
    figure.getByText(/^Right at all 24 characters\. The first n that is answered wrongly is \d+/)
  ).toBeVisible();
  const box = await figure.locator('svg rect.surface').boundingBox();
  if (!box) throw new Error('The bar is not drawn.');
  await page.mouse.click(box.x + box.width - 2, box.y + box.height / 2);
  await expect(figure.getByText(/^Wrong at \d+ of 400 characters/)).toBeVisible();
});

test('with the keyboard the hand-set counter is mended by its forget bias', async ({ page }) => {
  await open(page, `${address}#v=1&kind=hand&forgetBias=4&n=30`);
  const figure = figureOf(page, 'counting');
  await expect(figure.getByText(/^Wrong at/)).toBeVisible();
  await figure.getByRole('slider', { name: 'Forget bias' }).press('End');
  await expect(
    figure.getByText('Right at all 60 characters. No n up to 200 is answered wrongly.')
  ).toBeVisible();
});

test('where it breaks is marked first, with the mouse, and the bar shows nothing before', async ({
  page
}) => {
  await open(page, address);
  const figure = figureOf(page, 'counting');
  await expect(figure.locator('svg rect.wrong')).toHaveCount(0);
  const mark = figure.getByRole('slider', { name: 'The first n that goes wrong' });
  const box = await mark.boundingBox();
  if (!box) throw new Error('The bar is not drawn.');
  await page.mouse.click(box.x + box.width * 0.1, box.y + box.height / 2);
  await figure.getByRole('button', { name: 'That is my guess' }).click();
  await expect(figure.getByText(/^You marked n = \d+; the first wrong is n = \d+\.$/)).toBeVisible();
  await expect(figure.locator('svg rect.wrong').first()).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 900 } });

  test('at the end of a string the cells’ numbers stand clear of their lines', async ({ page }) => {
    await open(page, `${address}#v=1&kind=trained&n=39&t=78`);
    const figure = figureOf(page, 'counting');
    const box = async (selector: string) =>
      (await figure.locator(selector).first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const chart = await box('svg rect.half');
    const keys = figure.locator('svg g.key');
    await expect(keys).toHaveText([/^c₁ −?\d+\.\d+$/, /^c₂ −?\d+\.\d+$/]);
    const title = (await figure.getByText('cell state c', { exact: true }).boundingBox()) ?? chart;
    for (const key of await keys.all()) {
      const own = (await key.boundingBox()) ?? chart;
      expect(own.y + own.height).toBeLessThanOrEqual(chart.y + 1);
      expect(own.x).toBeGreaterThan(title.x + title.width);
    }
  });
});
