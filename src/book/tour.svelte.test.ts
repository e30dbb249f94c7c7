import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Tour from './test/Tour.svelte';

const figure = () => page.getByTestId('first');
const says = (words: string) =>
  expect.element(figure().getByText(words, { exact: true })).toBeInTheDocument();
const twelve = () => page.getByRole('button', { name: 'up to twelve' });
const two = () => page.getByRole('button', { name: 'or two of four' });
const pressed = (is: boolean) => ['aria-pressed', String(is)] as const;
const bar = () => figure().getByRole('group', { name: 'Set as in the text' });
const inBar = (name: string) => bar().getByRole('button', { name });
const length = () => figure().getByRole('textbox', { name: 'length' });
const focusOn = (element: Element) => (element as HTMLElement).focus();

const reduce = (on: boolean) =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: on ? [{ name: 'prefers-reduced-motion', value: 'reduce' }] : []
  });

const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
beforeEach(() => addEventListener('error', reported));
afterEach(async () => {
  removeEventListener('error', reported);
  reported.mockClear();
  await reduce(false);
  scrollTo({ top: 0, behavior: 'instant' });
});

test('words set the figure they speak of, and say so; pressed again they give it back', async () => {
  await reduce(true);
  await render(Tour);
  await figure().getByRole('button', { name: 'Step forward' }).click();
  await says('It stands at 2.');
  await twelve().click();
  await expect.element(length()).toHaveValue('12');
  await says('Set as in the text. It stands at 12.');
  await expect.element(twelve()).toHaveAttribute(...pressed(true));
  await expect.element(two()).toHaveAttribute(...pressed(false));
  await twelve().click();
  await expect.element(length()).toHaveValue('9');
  await says('It stands at 2.');
  await expect.element(twelve()).toHaveAttribute(...pressed(false));
  await expect.element(bar()).not.toBeInTheDocument();
});

test('the figure passes through the points of time between, without a reader’s wish for less motion', async () => {
  await render(Tour);
  const count = figure().getByText(/^\d+$/).first().element();
  const seen: (string | null)[] = [];
  const watch = new MutationObserver(() => seen.push(count.textContent));
  watch.observe(count, { characterData: true, childList: true, subtree: true });
  await twelve().click();
  await expect.element(twelve()).toHaveAttribute(...pressed(true));
  await says('Set as in the text. It stands at 12.');
  watch.disconnect();
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((a, b) => Number(a) - Number(b)));
});

test('from stop to stop the reader’s own state is kept, and a stop starts from the figure’s first state', async () => {
  await reduce(true);
  await render(Tour);
  await figure().getByRole('button', { name: 'Step forward' }).click();
  await twelve().click();
  await two().click();
  await expect.element(length()).toHaveValue('4');
  await says('Set as in the text. It stands at 2.');
  await expect.element(twelve()).toHaveAttribute(...pressed(false));
  await inBar('Back to yours').click();
  await expect.element(length()).toHaveValue('9');
  await says('It stands at 2.');
});

test('what the reader changes there lets go of the words, and the own state is still to be had', async () => {
  await reduce(true);
  await render(Tour);
  await two().click();
  await figure().getByRole('button', { name: 'Step forward' }).click();
  await expect.element(two()).toHaveAttribute(...pressed(false));
  await two().click();
  await says('Set as in the text. It stands at 2.');
  await inBar('Back to yours').click();
  await says('It stands at 1.');
});

test('kept, the state shown is the reader’s, and the words lead away from it and back to it', async () => {
  await reduce(true);
  await render(Tour);
  await two().click();
  await inBar('Keep this').click();
  await expect.element(bar()).not.toBeInTheDocument();
  await expect.element(length()).toHaveValue('4');
  await expect.element(two()).toHaveAttribute(...pressed(false));
  await twelve().click();
  await twelve().click();
  await expect.element(length()).toHaveValue('4');
  await says('It stands at 2.');
});

test('the focus stays on the words, and goes to the figure when the bar goes with it', async () => {
  await reduce(true);
  await render(Tour);
  focusOn(twelve().element());
  await userEvent.keyboard(' ');
  await says('Set as in the text. It stands at 12.');
  expect(document.activeElement).toBe(twelve().element());
  focusOn(inBar('Back to yours').element());
  await userEvent.keyboard('{Enter}');
  await says('It stands at 1.');
  expect(document.activeElement).toBe(figure().getByRole('group', { name: 'A counter' }).element());
});

test('a figure out of sight stands beside the words, and the page stays where it is; larger on request', async () => {
  await reduce(true);
  const { rerender } = await render(Tour);
  const beside = page.getByRole('complementary', { name: 'Figure 3.1' });
  await twelve().click();
  await expect.element(inBar('Back to yours')).toBeVisible();
  await expect.element(inBar('To the text')).not.toBeInTheDocument();
  await expect.element(beside).not.toBeInTheDocument();
  await twelve().click();

  await rerender({ gap: 3 * innerHeight });
  twelve().element().scrollIntoView({ behavior: 'instant' });
  const { top } = twelve().element().getBoundingClientRect();
  await twelve().click();
  await expect.element(beside).toBeVisible();
  await expect.element(beside.getByRole('slider', { name: 'Position in time' })).toHaveValue('12');
  expect(twelve().element().getBoundingClientRect().top).toBeCloseTo(top, 0);
  await beside.getByRole('button', { name: 'Step back' }).click();
  await says('Set as in the text. It stands at 11.');
  await expect.element(beside).toBeVisible();
  await two().click();
  await expect.element(beside.getByRole('slider', { name: 'Position in time' })).toHaveValue('2');
  await beside.getByRole('button', { name: 'Back to yours' }).click();
  await expect.element(beside).not.toBeInTheDocument();
  await says('It stands at 1.');

  await twelve().click();
  await beside.getByRole('button', { name: 'Go to the figure' }).click();
  await expect.element(beside).not.toBeInTheDocument();
  await expect.element(figure()).toBeInViewport({ ratio: 0.99 });
  await inBar('To the text').click();
  await expect.element(twelve()).toBeInViewport();
  expect(document.activeElement).toBe(twelve().element());
});

test('another figure on the page does not move', async () => {
  await reduce(true);
  await render(Tour);
  await twelve().click();
  await says('Set as in the text. It stands at 12.');
  await expect.element(page.getByTestId('second').getByText('It stands at 0.')).toBeInTheDocument();
});

test('words that ask for what the figure does not have are an error, and leave it as it is', async () => {
  await render(Tour);
  await page.getByRole('button', { name: 'in red' }).click();
  expect(reported.mock.calls[0][0].message).toContain('There is no parameter "colour"');
  await says('It stands at 1.');
});

test('where there is no figure, and where there is no script, the words are a link to its place', async () => {
  await render(Tour);
  const link = page.getByRole('button', { name: 'no such figure' });
  await link.click();
  expect(location.hash).toBe('#nowhere');
  await expect.element(link).toHaveAttribute(...pressed(false));
});
