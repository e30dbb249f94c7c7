import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkSymbols } from './linking.ts';

const page = `
  <p>Prose.</p>
  <div class="equation" tabindex="0"><span data-q="h">h</span> = <span data-q="Whh">W</span> <span data-q="h">h</span></div>
  <svg><g data-q="Whh"><rect width="9" height="9" /></g></svg>
  <button data-q="x">x</button>`;

let root: HTMLElement;
let said: string[];
let stop: () => void;

const find = (selector: string) => root.querySelector(selector) as HTMLElement;
const pointer = (type: string, selector: string, pointerType = 'mouse') =>
  find(selector).dispatchEvent(new PointerEvent(type, { bubbles: type !== 'pointerleave', pointerType }));
const press = (key: string) =>
  find('.equation').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

beforeEach(() => {
  root = document.createElement('div');
  root.innerHTML = page;
  document.body.append(root);
  said = [];
  stop = linkSymbols(
    () => 'en',
    (text) => said.push(text)
  )(root);
});

afterEach(() => {
  stop();
  root.remove();
});

describe('linked symbols', () => {
  test('pointing at a symbol lights its quantity, pointing at plain text puts it out', () => {
    pointer('pointerover', '.equation [data-q=Whh]');
    expect(root.dataset.lit).toBe('Whh');
    pointer('pointerover', 'p');
    expect(root.dataset.lit).toBeUndefined();
  });

  test('pointing at a mark in a figure lights the same quantity', () => {
    pointer('pointerover', 'rect');
    expect(root.dataset.lit).toBe('Whh');
  });

  test('a tap on a symbol stays lit although the equation takes the focus, until a tap elsewhere', () => {
    pointer('pointerover', '.equation [data-q=Whh]', 'touch');
    pointer('pointerdown', '.equation [data-q=Whh]', 'touch');
    find('.equation').focus();
    root.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'touch' }));
    expect(root.dataset.lit).toBe('Whh');
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
    expect(root.dataset.lit).toBeUndefined();
  });

  test('the arrow keys walk the symbols of an equation, name them and stop at its ends', () => {
    find('.equation').focus();
    const lit = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'].map((key) => {
      press(key);
      return root.dataset.lit;
    });
    expect(lit).toEqual(['h', 'Whh', 'h', 'h', 'Whh']);
    expect(said.slice(0, 2)).toEqual(['hidden state', 'weights from state to state']);
    expect(root.querySelectorAll('[data-here]')).toHaveLength(1);
  });

  test('Escape lets go, and so does leaving the equation', () => {
    find('.equation').focus();
    press('ArrowRight');
    press('Escape');
    expect(root.dataset.lit).toBeUndefined();
    press('ArrowRight');
    find('.equation').blur();
    expect(root.dataset.lit).toBeUndefined();
    expect(root.querySelector('[data-here]')).toBeNull();
  });

  test('a control in a figure lights its quantity while it has the focus', () => {
    find('button').focus();
    expect(root.dataset.lit).toBe('x');
    find('button').blur();
    expect(root.dataset.lit).toBeUndefined();
  });

  test('other keys are left alone', () => {
    find('.equation').focus();
    expect(press('ArrowDown')).toBe(true);
    expect(press('ArrowRight')).toBe(false);
  });
});
