import { afterEach, expect, test } from 'vitest';
import { calmSliders } from './touch.ts';

const finger = { pointerId: 1, pointerType: 'touch', isPrimary: true, bubbles: true };
let clear = () => {};
afterEach(() => clear());

/** A slider as a touched browser treats it: it jumps to the finger at once, and tells of that. */
function slider() {
  const root = document.createElement('div');
  root.innerHTML = '<input type="range" min="0" max="100" value="40">';
  document.body.append(root);
  const input = root.querySelector('input') as HTMLInputElement;
  const heard: string[] = [];
  root.addEventListener('input', () => heard.push(input.value));
  const off = calmSliders(root);
  clear = () => {
    off();
    root.remove();
  };
  const pointer = (type: string, init: PointerEventInit = {}) =>
    input.dispatchEvent(new PointerEvent(type, { ...finger, ...init }));
  const jump = (value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return { input, heard, pointer, jump };
}

test('it does not follow a finger that scrolls', () => {
  const { input, heard, pointer, jump } = slider();
  pointer('pointerdown');
  jump('90');
  expect(input.value).toBe('40');
  pointer('pointermove', { clientX: 5, clientY: 10 });
  jump('92');
  pointer('pointercancel');
  expect([input.value, ...heard]).toEqual(['40']);
});

test('it follows a finger that sets out along it, and has its value back where the browser takes that away', () => {
  const { input, heard, pointer, jump } = slider();
  pointer('pointerdown');
  jump('90');
  pointer('pointermove', { clientX: 10, clientY: 5 });
  jump('93');
  expect([input.value, ...heard]).toEqual(['93', '93']);
  pointer('pointercancel');
  expect([input.value, ...heard]).toEqual(['40', '93', '40']);
});

test('it goes to where it was tapped', () => {
  const { input, heard, pointer, jump } = slider();
  pointer('pointerdown');
  jump('90');
  pointer('pointerup');
  expect([input.value, ...heard]).toEqual(['90', '90']);
});

test('two fingers zoom, and leave it as it was', () => {
  const { input, heard, pointer, jump } = slider();
  pointer('pointerdown');
  pointer('pointermove', { clientX: 10 });
  jump('93');
  pointer('pointerdown', { pointerId: 2, isPrimary: false });
  jump('20');
  expect([input.value, ...heard]).toEqual(['40', '93', '40']);
});

test('a mouse and the keyboard have it as ever', () => {
  const { input, heard, pointer, jump } = slider();
  pointer('pointerdown', { pointerType: 'mouse' });
  jump('90');
  expect([input.value, ...heard]).toEqual(['90', '90']);
});
