import { afterEach, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Pulled from './test/Pulled.svelte';

const reduce = (on: boolean) =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: on ? [{ name: 'prefers-reduced-motion', value: 'reduce' }] : []
  });
afterEach(() => reduce(false));

const handle = () => page.getByRole('slider', { name: 'handle' });
const cells = () => document.querySelectorAll('.copy').length;
const says = (text: string | RegExp) => expect.element(page.getByRole('status')).toHaveTextContent(text);

/** Presses the handle and moves it so far across. @returns lets it go */
function pull(pixels: number) {
  const node = handle().element();
  const { x, y } = node.getBoundingClientRect();
  Object.assign(node, { setPointerCapture: () => {} });
  const pointer = (type: string, clientX: number) =>
    node.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        pointerType: 'mouse',
        buttons: 1,
        clientX,
        clientY: y,
        bubbles: true
      })
    );
  pointer('pointerdown', x + 10);
  pointer('pointermove', x + 10 + pixels);
  return () => pointer('pointerup', x + 10 + pixels);
}

test('a hand that pulls leaves a copy for every step it passes, and what it lets go rests on a copy', async () => {
  await render(Pulled);
  expect(cells()).toBe(1);
  const drop = pull(240);
  await expect.poll(cells).toBe(4);
  await says(/^2\.[1-9]\d$/);
  drop();
  await says('2.00');
  await expect.poll(cells).toBe(3);
});

test('where it is asked to, it rolls up when it is let go', async () => {
  await render(Pulled, { rolls: true });
  pull(240)();
  await says('0.00');
  await expect.poll(cells).toBe(1);
});

test('keys pull one copy out, or all, or none', async () => {
  await reduce(true);
  await render(Pulled);
  (handle().element() as unknown as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(handle()).toHaveAttribute('aria-valuetext', '2 of 6');
  expect(cells()).toBe(3);
  await userEvent.keyboard('{End}');
  await expect.element(handle()).toHaveAttribute('aria-valuetext', '6 of 6');
  expect(cells()).toBe(6);
  await userEvent.keyboard('{Home}');
  await expect.poll(cells).toBe(1);
});

test('to whoever wants no motion it is drawn half unrolled', async () => {
  await reduce(true);
  await render(Pulled, { unroll: 6, opens: true });
  await expect.element(handle()).toHaveAttribute('aria-valuetext', '3 of 6');
  expect(cells()).toBe(4);
});

test('one box of weights lights all of its threads and copies, one of many its own', async () => {
  await reduce(true);
  await render(Pulled, { unroll: 6 });
  await page.getByRole('button', { name: 'weights' }).click();
  await expect.poll(() => document.querySelectorAll('.copy.lit').length).toBe(6);
  expect(document.querySelectorAll('.weights.lit path')).toHaveLength(6);
  await render(Pulled, { unroll: 6, own: true });
  await page.getByRole('button', { name: 'weights 4' }).click();
  await expect.poll(() => document.querySelectorAll('.weights.lit path').length).toBe(7);
});

test('what has no room is swiped sideways', async () => {
  await reduce(true);
  await render(Pulled, { unroll: 6, width: 300 });
  const group = () => document.querySelector('.unroll > g')?.getAttribute('transform') ?? '';
  const before = group();
  const ground = document.querySelector('.ground');
  Object.assign(ground ?? {}, { setPointerCapture: () => {} });
  const finger = (type: string, clientX: number) =>
    ground?.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 2,
        pointerType: 'touch',
        isPrimary: true,
        clientX,
        clientY: 40,
        bubbles: true
      })
    );
  finger('pointerdown', 100);
  finger('pointermove', 190);
  finger('pointerup', 190);
  await expect.poll(group).not.toBe(before);
});
