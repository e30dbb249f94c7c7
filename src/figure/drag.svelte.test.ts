import { expect, test } from 'vitest';
import { drag, keys } from './drag.ts';

interface Hand {
  from: number;
  start: number;
}

/** Something whose value is its distance from where it was pressed; what a real pointer does is told to it by hand. */
function dragged() {
  const node = document.createElement('div');
  document.body.append(node);
  // No pointer is down that the browser knows of.
  node.setPointerCapture = () => {};
  const said: string[] = [];
  let value = 5;
  const off = drag<Hand>({
    take: ({ clientX, shiftKey }) => (shiftKey ? undefined : { from: clientX, start: value }),
    move: ({ from, start }, { clientX }) => (value = start + clientX - from),
    drop: (_, { type }) => said.push(type),
    giveBack: ({ start }) => {
      value = start;
      said.push('given back');
    }
  })(node);
  const pointer = (type: string, init: PointerEventInit = {}) =>
    node.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: 0, clientY: 0, ...init }));
  const touch = (clientX: number, clientY: number) =>
    !node.dispatchEvent(
      new TouchEvent('touchmove', {
        cancelable: true,
        touches: [new Touch({ identifier: 1, target: node, clientX, clientY })]
      })
    );
  return { node, said, off, pointer, touch, value: () => value };
}

test('it follows the pointer that holds it until that is lifted', () => {
  const { pointer, said, value } = dragged();
  pointer('pointerdown', { clientX: 100 });
  pointer('pointermove', { clientX: 120 });
  expect(value()).toBe(25);
  pointer('pointerup');
  pointer('lostpointercapture');
  pointer('pointermove', { clientX: 300 });
  expect(value()).toBe(25);
  expect(said).toEqual(['pointerup']);
});

test('a pointer that is lost leaves it where it is, and holds it no longer', () => {
  const { pointer, said, value } = dragged();
  pointer('pointerdown');
  pointer('pointermove', { clientX: 7 });
  pointer('lostpointercapture');
  pointer('pointermove', { clientX: 70 });
  expect(value()).toBe(12);
  expect(said).toEqual(['lostpointercapture']);
  pointer('pointerdown');
  pointer('pointermove', { clientX: 1 });
  expect(value(), 'and it can be taken again').toBe(13);
});

test('a pointer that is cancelled gives back what it took', () => {
  const { pointer, said, value } = dragged();
  pointer('pointerdown');
  pointer('pointermove', { clientX: 40 });
  expect(value()).toBe(45);
  pointer('pointercancel');
  pointer('lostpointercapture');
  expect(value()).toBe(5);
  expect(said).toEqual(['given back']);
  pointer('pointermove', { clientX: 90 });
  expect(value()).toBe(5);
});

test('a second pointer neither takes it nor moves it', () => {
  const { pointer, value } = dragged();
  pointer('pointerdown');
  pointer('pointerdown', { pointerId: 2, clientX: 50 });
  pointer('pointermove', { pointerId: 2, clientX: 90 });
  pointer('pointercancel', { pointerId: 2 });
  pointer('pointermove', { clientX: 3 });
  expect(value()).toBe(8);
});

test('another button, and a press on what is not to be taken, are left alone', () => {
  const { pointer, value, touch } = dragged();
  pointer('pointerdown', { button: 2 });
  pointer('pointermove', { clientX: 30 });
  pointer('pointerdown', { shiftKey: true });
  pointer('pointermove', { clientX: 30 });
  expect(value()).toBe(5);
  expect(touch(0, 30), 'the page may scroll').toBe(false);
});

const finger = { pointerType: 'touch', isPrimary: true };

test.each([0, 10, 20, 30, -30, 180, 150])(
  'a finger that sets out at %i° from the vertical scrolls the page and takes nothing',
  (degrees) => {
    const { pointer, touch, value, said } = dragged();
    const at = (far: number) => ({
      clientX: far * Math.sin((degrees * Math.PI) / 180),
      clientY: far * Math.cos((degrees * Math.PI) / 180)
    });
    pointer('pointerdown', finger);
    for (const far of [2, 5, 9, 16, 60]) {
      pointer('pointermove', { ...finger, ...at(far) });
      expect(touch(at(far).clientX, at(far).clientY)).toBe(false);
      expect(value()).toBe(5);
    }
    pointer('pointercancel', finger);
    pointer('pointermove', { ...finger, clientX: 90 });
    expect([value(), ...said]).toEqual([5]);
  }
);

test('a finger that sets out across drags, wherever it goes then, and the page keeps still', () => {
  const { pointer, touch, value } = dragged();
  pointer('pointerdown', finger);
  pointer('pointermove', { ...finger, clientX: 3 });
  expect(value(), 'it may tremble').toBe(5);
  pointer('pointermove', { ...finger, clientX: 12, clientY: 4 });
  expect([touch(12, 4), value()]).toEqual([true, 17]);
  pointer('pointermove', { ...finger, clientX: 14, clientY: 80 });
  expect([touch(14, 80), value()]).toEqual([true, 19]);
  pointer('pointerup', finger);
  expect(touch(20, 0)).toBe(false);
});

test('a finger that is lifted where it was put down takes and drops', () => {
  const { pointer, said } = dragged();
  pointer('pointerdown', finger);
  expect(said).toEqual([]);
  pointer('pointerup', finger);
  expect(said).toEqual(['pointerup']);
});

test('a second finger zooms: it gives back what the first has taken, and takes nothing', () => {
  const { pointer, said, value } = dragged();
  pointer('pointerdown', finger);
  pointer('pointermove', { ...finger, clientX: 40 });
  expect(value()).toBe(45);
  pointer('pointerdown', { ...finger, isPrimary: false, pointerId: 2 });
  pointer('pointermove', { ...finger, clientX: 80 });
  pointer('pointermove', { ...finger, isPrimary: false, pointerId: 2, clientX: -80 });
  expect([value(), ...said]).toEqual([5, 'given back']);
});

test('a mouse that comes back without its button has been lifted elsewhere', () => {
  const { pointer, value } = dragged();
  pointer('pointerdown', { pointerType: 'mouse', buttons: 1 });
  pointer('pointermove', { pointerType: 'mouse', buttons: 1, clientX: 9 });
  pointer('pointermove', { pointerType: 'mouse', buttons: 0, clientX: 70 });
  expect(value()).toBe(14);
});

test('what is gone from the page hears nothing more', () => {
  const { pointer, off, value } = dragged();
  pointer('pointerdown');
  off?.();
  pointer('pointermove', { clientX: 30 });
  expect(value()).toBe(5);
});

test('a key that means something is heard by nobody else, and the browser keeps its own', () => {
  const heard: [string, boolean][] = [];
  const keydown = keys((key, fine) => {
    heard.push([key, fine]);
    return key === 'ArrowUp';
  });
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
    keydown(event);
    return event.defaultPrevented;
  };
  expect(press('ArrowUp', { shiftKey: true })).toBe(true);
  expect(press('q')).toBe(false);
  expect(press('ArrowUp', { ctrlKey: true })).toBe(false);
  expect(heard).toEqual([
    ['ArrowUp', true],
    ['q', false]
  ]);
});
