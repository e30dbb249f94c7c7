import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/task-shapes/';

test('a shape is picked by key, run to its end, and judged', async ({ page }) => {
  await open(page, `${address}#v=1&shape=one-to-many`);
  const figure = figureOf(page, 'task-shapes');
  await figure.getByRole('radio', { name: 'one to many' }).press('ArrowRight');
  await expect(figure.getByRole('radio', { name: 'many to one' })).toBeChecked();
  await expect(figure.locator('p[role=status]')).toContainText(
    'Were there more 1s than 0s? Above 0 means yes.'
  );
  await figure.getByRole('slider', { name: 'Position in time' }).press('End');
  await expect(figure.locator('p[role=status]')).toContainText('Right: many inputs, one answer at the end.');
});

test('a fourth bit has no room in the state of the reversal', async ({ page }) => {
  await open(page, `${address}#v=1&bits=1101&t=8`);
  const figure = figureOf(page, 'task-shapes');
  await expect(figure.locator('p[role=status]')).toContainText('Wrong: the state has room for three bits.');
  await figure.getByRole('textbox', { name: 'Bits' }).fill('101');
  await figure.getByRole('slider', { name: 'Position in time' }).press('End');
  await expect(figure.locator('p[role=status]')).toContainText('Right: first W reads, then W′ answers.');
});
