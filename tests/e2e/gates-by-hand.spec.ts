import { expect, figureOf, open, test } from './support/test.ts';

test('with mouse and keyboard the gates are worked until the cell copies, erases and tells on cue', async ({
  page
}) => {
  await open(page, 'embed/gates-by-hand/');
  const figure = figureOf(page, 'gates-by-hand');
  const gate = (name: string, step: number) =>
    figure.getByRole('switch', { name: new RegExp(`^${name} gate at step ${step}:`) });
  await expect(
    figure.getByRole('status').filter({ hasText: 'At step 3 something should be told' })
  ).toBeVisible();
  for (const [name, step] of [
    ['Input', 1],
    ['Forget', 2],
    ['Forget', 3],
    ['Output', 3],
    ['Input', 5]
  ] as const)
    await gate(name, step).click();
  await gate('Forget', 6).focus();
  await page.keyboard.press('Space');
  await gate('Output', 6).focus();
  await page.keyboard.press('Enter');
  await expect(gate('Output', 6)).toHaveAttribute('aria-checked', 'true');
  await expect(
    figure.getByRole('status').filter({ hasText: 'Told on cue, and empty in between.' })
  ).toBeVisible();
});
