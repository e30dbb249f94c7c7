import { expect, test } from 'vitest';
import { ShippingError } from './fetch.ts';
import { halved, heldOutTexts } from './held-out.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const texts = ['ab', 'c😀', 'def', 'g'].map((text, i) => ({ path: `${i}.c`, notice: 'mine', text }));

test('texts come with their licence and their notices', () => {
  const read = heldOutTexts(bytes({ licence: 'MIT', texts }));
  expect(read).toEqual({ licence: 'MIT', texts });
});

test('every other file is of the same half, and characters are counted as the network reads them', () => {
  expect(halved({ licence: '', texts })).toEqual({ texts: ['ab', 'def', 'c😀', 'g'], middle: 5 });
  expect(halved({ licence: '', texts: [...texts.slice(1), texts[0]] }).middle).toBe(3);
});

test.each([null, 5, {}, { licence: 'MIT' }, { licence: 'MIT', texts: [{}] }, { texts }])(
  '%j holds no texts',
  (value) => {
    expect(() => heldOutTexts(bytes(value))).toThrow(ShippingError);
    expect(() => heldOutTexts(bytes(value))).toThrow(expect.objectContaining({ kind: 'wrong' }));
  }
);
