import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/compressor/';
const words = (figure: ReturnType<typeof figureOf>) => figure.getByRole('group').first();
const same = /Unpacked, they are the same to the last one/;

test('the text is packed in the worker and comes back to the last character', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'compressor');
  await figure.getByRole('button', { name: 'the model', exact: true }).click();
  await expect(words(figure)).toHaveAccessibleDescription(/^800 characters in 165 bytes: 1\.65 bits each/);
  await expect(words(figure)).toHaveAccessibleDescription(same);
  await expect(figure.getByText('Yes, the model.')).toBeVisible();
});

test('a text of the reader’s own is packed, of any characters', async ({ page }) => {
  await open(page, `${address}#v=1&smallest=skipped&sample=own`);
  const figure = figureOf(page, 'compressor');
  await expect(words(figure)).toHaveAccessibleDescription('No text: nothing to pack.');
  await figure.getByRole('textbox', { name: 'Your text' }).fill('Ünïcödé 你好 😀\nand plain letters');
  await expect(words(figure)).toHaveAccessibleDescription(/^30 characters in \d+ bytes/);
  await expect(words(figure)).toHaveAccessibleDescription(same);
});

test('a file is opened, and one that is no text is refused with a sentence', async ({ page }) => {
  await open(page, `${address}#v=1&smallest=skipped&sample=own`);
  const figure = figureOf(page, 'compressor');
  const file = (buffer: Buffer) => ({ name: 'a.txt', mimeType: 'text/plain', buffer });
  const input = figure.getByLabel('Open a file');
  await input.setInputFiles(file(Buffer.from('The state of the network. '.repeat(20))));
  await expect(words(figure)).toHaveAccessibleDescription(/^520 characters in /);
  await input.setInputFiles(file(Buffer.from(Array.from({ length: 500 }, (_, i) => i % 32))));
  await expect(figure.getByText(/none of a text/)).toBeVisible();
  await expect(words(figure)).toHaveAccessibleDescription(/^520 characters in /);
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 900 } });

  test('bytes are worked out from bits, and a wrong answer is told why', async ({ page }) => {
    await open(page, `${address}#v=1&task=bits`);
    const figure = figureOf(page, 'compressor');
    const field = figure.getByRole('spinbutton');
    await field.fill('16800');
    await figure.getByRole('button', { name: 'Check' }).tap();
    await expect(figure.getByText('16800 are the bits. A byte has eight.')).toBeVisible();
    await field.fill('2100');
    await figure.getByRole('button', { name: 'Check' }).tap();
    await expect(figure.getByText(/2100 it is/)).toBeVisible();
  });
});
