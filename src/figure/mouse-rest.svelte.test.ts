import { expect, test } from 'vitest';
import { mouseMoved } from './mouse-rest.ts';

const move = (clientX: number, clientY: number) =>
  document.body.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));

test('a move to where the mouse was already is none', () => {
  move(10, 20);
  expect(mouseMoved()).toBe(true);
  move(10, 20);
  expect(mouseMoved()).toBe(false);
  move(10, 21);
  expect(mouseMoved()).toBe(true);
});
