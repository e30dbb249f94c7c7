import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { backends } from './support/backends.ts';
import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/char-lm/';
/** Small enough to learn while one waits. */
const short = 'v=1&guess=skipped&hidden=8&rows=2&chunk=16&updates=200';
const figure = (page: Page) => figureOf(page, 'char-lm');
const button = (page: Page, name: string) => figure(page).getByRole('button', { name, exact: true });
const verdict = (page: Page) => figure(page).getByRole('status').first();
const written = (page: Page) => figure(page).getByRole('slider', { name: /^Place in the text/ });
const rests = (page: Page, updates: number) =>
  expect(figure(page).getByText(`What it writes after ${updates} updates`)).toBeVisible({ timeout: 100_000 });
const settings = (page: Page) => figure(page).getByText('Text, model, training, saving').click();

/** Opens a file from memory, as a reader does from a disk. */
async function give(page: Page, name: string, buffer: Buffer) {
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Open a file…').click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

for (const { query, name } of backends) {
  test(`learns this book’s prose in a worker, and writes, on ${name}`, async ({ page }) => {
    await open(page, `${address}${query}#${short}`);
    await button(page, 'Play').click();
    await rests(page, 200);
    await expect(verdict(page)).toContainText(/^Update 200 of 200: \d\.\d\d bits per new character/);
    await expect(page.locator('html')).toHaveAttribute('data-backend', name);
  });
}

test('the Chinese page learns the Chinese book', async ({ page }) => {
  await open(page, `zh/${address}#${short}`);
  await button(page, '播放').click();
  await expect(figure(page).getByText('更新 200 次之后它写的')).toBeVisible({ timeout: 100_000 });
  await expect(figure(page).getByRole('slider', { name: /^文字中的位置/ })).toContainText(/\p{Script=Han}/u);
});

test('asks for a guess before it starts, and sets it beside the truth', async ({ page }) => {
  await open(page, `${address}#v=1&hidden=8&rows=2&chunk=16&updates=200`);
  await expect(button(page, 'Play')).toBeDisabled();
  await button(page, 'That is my guess').click();
  await button(page, 'Play').click();
  await rests(page, 200);
  await expect(figure(page).getByText(/^You said 4\.0 bits\. It needs \d\.\d\d\.$/)).toBeVisible();
});

test('with the keyboard a place is picked in what it wrote, and another road taken', async ({ page }) => {
  await open(page, `${address}#${short}`);
  await button(page, 'Play').click();
  await rests(page, 200);
  const text: Locator = written(page);
  await text.focus();
  await text.press('Home');
  for (let i = 0; i < 9; i++) await text.press('ArrowRight');
  await expect(text).toHaveAttribute('aria-valuenow', '10');
  const before = await text.locator('[data-place="9"]').first().textContent();
  const other = figure(page)
    .getByRole('button', { name: /: go on with it$/ })
    .nth(1);
  const label = (await other.getAttribute('aria-label')) ?? '';
  await other.press('Enter');
  await expect(text).toHaveAttribute('aria-valuenow', '11');
  expect(await text.locator('[data-place="9"]').first().textContent()).toBe(before);
  await text.press('ArrowLeft');
  await expect(text).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^${label.split(',')[0].replace(/[^\w ]/g, '.')}`)
  );
});

test('a text that is pasted never leaves the machine, and is learnt from', async ({ page, context }) => {
  const secret = 'the password is swordfish and nobody may know it. ';
  const sent: string[] = [];
  context.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await open(page, `${address}#${short}`);
  await settings(page);
  await figure(page).getByRole('combobox', { name: 'Text' }).selectOption('your own');
  await figure(page).getByRole('textbox', { name: 'Paste or type a text' }).fill(secret.repeat(20));
  await button(page, 'Take it').click();
  await expect(figure(page).getByText('What you pasted: 1,000 characters, 19 different')).toBeVisible();
  await button(page, 'Play').click();
  await rests(page, 200);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((one) => one.includes('swordfish'))).toEqual([]);
});

test('a file of 20 MB is read in the worker: the page itself looks at its first bytes alone', async ({
  page
}) => {
  await page.addInitScript(() => {
    const read: number[] = [];
    Object.assign(window, { read });
    for (const name of ['arrayBuffer', 'text', 'stream'] as const) {
      const original = Blob.prototype[name] as (this: Blob) => unknown;
      Object.assign(Blob.prototype, {
        [name](this: Blob) {
          read.push(this.size);
          return original.call(this);
        }
      });
    }
  });
  await open(page, `${address}#${short}`);
  await settings(page);
  await page.evaluate(() => {
    const lines = 'All work and no play makes Jack a dull boy.\n'.repeat(1000);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(Array<string>(450).fill(lines), 'jack.txt'));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('figure .view *')?.dispatchEvent(drop);
  });
  await expect(figure(page).getByText('jack.txt: 19,800,000 characters, 21 different')).toBeVisible({
    timeout: 100_000
  });
  await button(page, 'Play').click();
  await rests(page, 200);
  const read = await page.evaluate(() => (window as unknown as { read: number[] }).read);
  expect(read).toEqual([8]);
});

test('a file that is no text is refused in a sentence, and a saved run is opened again', async ({ page }) => {
  await open(page, `${address}#${short}`);
  await button(page, 'Play').click();
  await rests(page, 200);
  await settings(page);
  const downloading = page.waitForEvent('download');
  await button(page, 'Save to a file').click();
  const saved = await downloading;
  expect(saved.suggestedFilename()).toBe('char-lm.unrolled');
  const bytes = await readFile(await saved.path());
  await give(page, 'cut.unrolled', bytes.subarray(0, bytes.length - 9));
  await expect(figure(page).getByRole('alert')).toHaveText(
    'The end of this saved run is missing. What was there stays.'
  );
  await give(
    page,
    'picture.png',
    Buffer.from(Uint8Array.from({ length: 999 }, (_, i) => (i * i * 31) % 256))
  );
  await expect(figure(page).getByRole('alert')).toContainText('This is no text in UTF-8');
  await rests(page, 200);
  await button(page, 'Reset').click();
  await expect(verdict(page)).toHaveText('It has read nothing yet. Press play.');
  await give(page, 'char-lm.unrolled', bytes);
  await expect(verdict(page)).toContainText(/^Update 200 of 200/);
});

test('a run that is kept survives a reload in its midst', async ({ page }) => {
  await open(page, `${address}#${short}&updates=200000`);
  await settings(page);
  await figure(page).getByRole('checkbox', { name: 'Keep in this browser' }).check();
  await button(page, 'Play').click();
  await expect(figure(page).getByText(/^What it writes after [1-9][\d,]* updates$/)).toBeVisible({
    timeout: 100_000
  });
  await button(page, 'Pause').click();
  await expect(verdict(page)).toContainText(/new character \(a guess among all: \d\.\d\d\)\.$/);
  await page.reload();
  await expect(figure(page).getByText(/^A run of [\d,]+ updates is kept in this browser\.$/)).toBeVisible();
  await button(page, 'Go on with it').click();
  await expect(verdict(page)).toContainText(/^Update [1-9][\d,]* of/);
  await button(page, 'Play').click();
  await expect(button(page, 'Pause')).toBeVisible();
});
