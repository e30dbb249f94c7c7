import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import WithProgram from './test/WithProgram.svelte';

const program = 'import torch\nprint(1)\n';
const button = (name: string) => page.getByRole('button', { name, exact: true });

afterEach(() => {
  vi.restoreAllMocks();
  getSelection()?.removeAllRanges();
});

test('a program is copied as it stands in its file, and the page says so', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await render(WithProgram);
  await expect.element(page.getByRole('status')).toHaveTextContent('');
  await button('Copy').click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied');
  expect(write.mock.calls).toEqual([[program]]);
});

test('where the page may not copy, the program is selected for the reader', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  await render(WithProgram);
  await button('Copy').click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Selected: copy it with the keyboard');
  expect(String(getSelection()).trim()).toBe(program.trim());
});

test('a program is downloaded under the name of its chapter', async () => {
  const files: { name: string; content: Blob }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    const url = `blob:${blobs.size}`;
    blobs.set(url, content as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, content: blobs.get(this.href) as Blob });
  });
  await render(WithProgram);
  await button('Download').click();
  await expect.poll(() => files.length).toBe(1);
  expect(files[0].name).toBe('test.py');
  expect(await files[0].content.text()).toBe(program);
});
