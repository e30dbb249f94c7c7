import { expect, test } from 'vitest';
import { oneHot, readable } from './characters.ts';
import { sigmoidInput, tanhInput } from './hold.ts';
import { tapeLayout } from './tape.ts';

test('a gate held at its end stands there exactly, in between to the last digits', () => {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  expect([0, 1].map((value) => sigmoid(sigmoidInput(value)))).toEqual([0, 1]);
  expect([-1, 0, 1].map((value) => Math.tanh(tanhInput(value)))).toEqual([-1, 0, 1]);
  for (const value of [0.001, 0.25, 0.5, 0.999]) {
    expect(sigmoid(sigmoidInput(value))).toBeCloseTo(value, 14);
    expect(Math.tanh(tanhInput(value))).toBeCloseTo(value, 14);
  }
});

test('each character is one input, and what cannot be read is left out', () => {
  expect(oneHot('b(')).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
  expect(readable('a(x)!b', 3)).toBe('a()');
});

test('a long text is drawn narrower and never wider than its room', () => {
  for (const width of [290, 700])
    for (const characters of [1, 8, 24]) {
      const { left, cell } = tapeLayout(width, characters, 3);
      expect(left + cell * characters).toBeLessThanOrEqual(width);
    }
});
