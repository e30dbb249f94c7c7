import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Page from './test/Page.svelte';

const first = () => page.getByTestId('first');
const body = () => first().getByRole('group', { name: 'A counter' });
const count = () => first().getByText(/^\d+$/, { exact: true }).first();
const focusOn = (element: Element) => (element as HTMLElement).focus();

const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
beforeEach(() => addEventListener('error', reported));
afterEach(() => {
  removeEventListener('error', reported);
  reported.mockClear();
});

test('arrows, Home and End move a figure that has the focus', async () => {
  await render(Page);
  focusOn(body().element());
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(count()).toHaveTextContent('2');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(count()).toHaveTextContent('1');
  await userEvent.keyboard('{End}');
  await expect.element(count()).toHaveTextContent('5');
  await userEvent.keyboard('{Home}');
  await expect.element(count()).toHaveTextContent('0');
});

test('the figure beside it does not move', async () => {
  await render(Page);
  focusOn(body().element());
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(count()).toHaveTextContent('1');
  await expect.element(page.getByTestId('second').getByText('It stands at 0.')).toBeInTheDocument();
});

test('a text field inside a figure keeps its own arrows, and R is a letter there', async () => {
  await render(Page, { given: { t: 3 } });
  const field = first().getByRole('textbox', { name: 'length' });
  focusOn(field.element());
  await userEvent.keyboard('{ArrowLeft}r ');
  await expect.element(count()).toHaveTextContent('3');
  await expect.element(field).toHaveValue('r 5');
});

test('a weight inside a figure has first claim on arrows, Home, End and Space', async () => {
  await render(Page, { given: { t: 3 } });
  focusOn(first().getByRole('spinbutton').element());
  await userEvent.keyboard('{ArrowLeft}{Home}{End} ');
  await expect.element(count()).toHaveTextContent('3');
  await expect.element(first().getByRole('button', { name: 'Play' })).toBeInTheDocument();
});

test('with a modifier a key is never the figure’s', async () => {
  await render(Page, { given: { t: 3 } });
  focusOn(body().element());
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}{Control>}{Home}{/Control}{Alt>}r{/Alt}');
  await expect.element(count()).toHaveTextContent('3');
});

test('a key that means nothing to the figure goes on to the page', async () => {
  await render(Page);
  const seen = vi.fn();
  addEventListener('keydown', seen);
  focusOn(body().element());
  await userEvent.keyboard('x');
  await userEvent.keyboard('{ArrowRight}');
  removeEventListener('keydown', seen);
  expect(seen.mock.calls.map(([event]) => [event.key, event.defaultPrevented])).toEqual([['x', false]]);
});

test('Space plays and pauses', async () => {
  await render(Page, { given: { length: 20 } });
  focusOn(body().element());
  await userEvent.keyboard(' ');
  await expect.element(first().getByRole('button', { name: 'Pause' })).toBeInTheDocument();
  await expect.element(count()).toHaveTextContent('1');
  await userEvent.keyboard(' ');
  await expect.element(first().getByRole('button', { name: 'Play' })).toBeInTheDocument();
});

test('R goes back to what the figure was given', async () => {
  await render(Page, { given: { t: 2, length: 9 } });
  focusOn(body().element());
  await userEvent.keyboard('{End}');
  await expect.element(count()).toHaveTextContent('9');
  await userEvent.keyboard('r');
  await expect.element(count()).toHaveTextContent('2');
});

test('? lists the keys, and closing the list gives the focus back', async () => {
  await render(Page);
  focusOn(body().element());
  await userEvent.keyboard('?');
  await expect.element(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(document.activeElement).toBe(body().element());
});

test('a figure whose model throws says so, its neighbour goes on, and reset brings it back', async () => {
  await render(Page, { given: { broken: true, t: 0 } });
  await expect.element(first().getByRole('alert')).toHaveTextContent('has stopped working');
  await page.getByTestId('second').getByRole('button', { name: 'Step forward' }).click();
  await expect.element(page.getByTestId('second').getByText('It stands at 1.')).toBeInTheDocument();
  await first().getByRole('button', { name: 'Reset' }).click();
  await expect.element(body()).toBeVisible();
});

test('a step that throws breaks the figure, not the page', async () => {
  await render(Page, { given: { fuse: 2 } });
  focusOn(body().element());
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(first().getByRole('alert')).toHaveTextContent('has stopped working');
  expect(reported.mock.calls[0][0].message).toContain('The fuse blew.');
  await expect.element(page.getByTestId('second').getByText('It stands at 0.')).toBeInTheDocument();
});

test('a figure whose long work has stopped says so in one box, stays as it is, and is started again from there', async () => {
  await render(Page, { given: { stops: 2 } });
  focusOn(body().element());
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(first().getByRole('alert')).toHaveTextContent('has stopped');
  await expect.element(first().getByRole('alert')).toHaveTextContent('Out of memory.');
  await expect.element(count()).toHaveTextContent('1');
  await first().getByRole('button', { name: 'Start it again' }).click();
  await expect.element(first().getByRole('alert')).not.toBeInTheDocument();
  await expect.element(count()).toHaveTextContent('2');
});

test('a step of many parts is shown part by part, and the next key completes it', async () => {
  await render(Page, { given: { slow: true } });
  focusOn(body().element());
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(count()).toHaveTextContent('1');
  await expect.element(first().getByTestId('progress')).not.toHaveTextContent(/^1$/);
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(first().getByTestId('progress')).toHaveTextContent(/^1$/);
  await expect.element(count()).toHaveTextContent('0');
});

test('under reduced motion a step is shown whole at once', async () => {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: 'reduce' }]
  });
  await render(Page, { given: { slow: true } });
  const seen: (string | null)[] = [];
  const shown = first().getByTestId('progress').element();
  const watch = new MutationObserver(() => seen.push(shown.textContent));
  watch.observe(shown, { characterData: true, childList: true, subtree: true });
  focusOn(body().element());
  await userEvent.keyboard('{ArrowRight} ');
  await expect.element(count()).toHaveTextContent('3');
  watch.disconnect();
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  expect(seen).toEqual([]);
});

test('the state in words is there for a screen reader, in the language of the page', async () => {
  await render(Page, { lang: 'zh', given: { t: 2 } });
  await expect.element(first().getByText('It stands at 2.')).toBeInTheDocument();
  await expect.element(first().getByRole('button', { name: '播放' })).toBeInTheDocument();
});

test('the share link holds the state on the page', async () => {
  await render(Page, { given: { t: 2, length: 7 } });
  await first().getByRole('button', { name: 'Share' }).click();
  await expect
    .element(page.getByRole('textbox', { name: 'Link' }))
    .toHaveValue(`${location.origin}/embed/counter/#v=1&length=7&t=2`);
});

test('the embed code follows the looks that are asked for', async () => {
  await render(Page);
  await first().getByRole('button', { name: 'More tools' }).click();
  await first().getByRole('button', { name: 'Embed' }).click();
  const code = page.getByRole('textbox', { name: 'Code' });
  await page.getByRole('checkbox', { name: 'without toolbar' }).click();
  await page.getByRole('checkbox', { name: /locked/ }).click();
  await expect.element(code).toHaveValue(expect.stringContaining('#v=1&amp;t=0&amp;hide=toolbar&amp;lock=1'));
  await page.getByRole('radio', { name: 'Jupyter' }).click();
  await expect
    .element(code)
    .toHaveValue(expect.stringMatching(/^from IPython.display import IFrame\nIFrame\("http/));
});

test('the exported picture carries its colours and leaves out what is hidden', async () => {
  await render(Page, { given: { t: 4 } });
  document.documentElement.style.setProperty('--q-h', 'rgb(98, 9, 176)');
  await first().getByRole('button', { name: 'More tools' }).click();
  await first().getByRole('button', { name: 'Export' }).click();
  const source = page.getByRole('textbox', { name: 'Source' });
  await expect.element(source).toHaveValue(expect.stringContaining('fill="rgb(98, 9, 176)"'));
  const svg = new DOMParser().parseFromString(
    (source.element() as HTMLTextAreaElement).value,
    'image/svg+xml'
  );
  expect(svg.querySelector('parsererror')).toBeNull();
  expect(svg.querySelector('title')?.textContent).toBe('A counter');
  expect(svg.querySelector('desc')?.textContent).toBe('It stands at 4.');
  expect([...svg.querySelectorAll('rect')]).toHaveLength(1);
  document.documentElement.style.removeProperty('--q-h');
});

test('the numbers are exported a row a step', async () => {
  await render(Page, { given: { length: 3 } });
  await first().getByRole('button', { name: 'More tools' }).click();
  await first().getByRole('button', { name: 'Export' }).click();
  await page.getByRole('radio', { name: 'CSV' }).click();
  await expect
    .element(page.getByRole('textbox', { name: 'Source' }))
    .toHaveValue('step,squares\n1,0\n2,1\n3,4\n');
});
