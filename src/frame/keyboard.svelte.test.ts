import { expect, test } from 'vitest';
import { commandOf, ownKey } from './keyboard.ts';

function press(key: string, html: string, held: Partial<KeyboardEventInit> = {}) {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return commandOf(new KeyboardEvent('keydown', { key, ...held }), holder.firstElementChild ?? holder);
}
const all = [' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'r', 'f', '?'];

test('a figure with the focus takes its eight keys', () => {
  expect(all.map((key) => press(key, '<div tabindex="0"></div>'))).toEqual([
    'toggle',
    'back',
    'forward',
    'start',
    'end',
    'reset',
    'fullscreen',
    'help'
  ]);
});

test.each([
  '<input type="text">',
  '<input type="number">',
  '<input>',
  '<textarea></textarea>',
  '<select></select>',
  '<div contenteditable></div>',
  '<div contenteditable="plaintext-only"></div>'
])('%s keeps every key', (html) => {
  expect(all.map((key) => press(key, html)).every((command) => command === undefined)).toBe(true);
});

test.each([
  '<input type="range">',
  '<i role="slider"></i>',
  '<i role="spinbutton"></i>',
  '<i role="switch"></i>'
])('%s keeps arrows, Home, End and Space, and leaves the letters to the figure', (html) => {
  expect(all.map((key) => press(key, html))).toEqual([
    ...Array(5).fill(undefined),
    'reset',
    'fullscreen',
    'help'
  ]);
});

test.each(['<button></button>', '<i role="button"></i>', '<a href="#x"></a>', '<summary></summary>'])(
  '%s keeps Space and leaves the arrows to the figure',
  (html) => {
    expect([press(' ', html), press('ArrowRight', html)]).toEqual([undefined, 'forward']);
  }
);

test('Ctrl, Alt, Meta and Shift take a key away from the figure', () => {
  const held = [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }];
  expect(held.map((one) => press('ArrowRight', '<div></div>', one))).toEqual(held.map(() => undefined));
});

test('a question mark that needs Shift still asks for help', () => {
  expect(press('?', '<div></div>', { shiftKey: true })).toBe('help');
});

test('a key that somebody inside has used is left alone', () => {
  const event = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true });
  event.preventDefault();
  expect(commandOf(event, document.body)).toBeUndefined();
});

test('what a key is for where it is pressed', () => {
  const own = (key: string, html: string) => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    return ownKey(key, holder.firstElementChild ?? holder);
  };
  expect(['b', 'Escape', 'ArrowLeft'].map((key) => own(key, '<input type="text">'))).toEqual([
    true,
    true,
    true
  ]);
  expect(['b', 'Escape', 'Home', ' '].map((key) => own(key, '<i role="slider"></i>'))).toEqual([
    false,
    false,
    true,
    true
  ]);
  expect(['ArrowLeft', 'Enter', ' '].map((key) => own(key, '<button></button>'))).toEqual([
    false,
    true,
    true
  ]);
});
