import { describe, expect, test } from 'vitest';
import { EngineError, holdGate, Network, Rng, sigmoidInput, tanhInput } from '../index.ts';

test('the sum for a value gives it back: at the ends exactly, in between to the last digits', () => {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  expect([0, 1].map((value) => sigmoid(sigmoidInput(value)))).toEqual([0, 1]);
  expect([-1, 0, 1].map((value) => Math.tanh(tanhInput(value)))).toEqual([-1, 0, 1]);
  for (const value of [0.001, 0.25, 0.5, 0.999]) {
    expect(sigmoid(sigmoidInput(value))).toBeCloseTo(value, 14);
    expect(Math.tanh(tanhInput(value))).toBeCloseTo(value, 14);
  }
});

const random = (cell: 'rnn' | 'lstm' | 'gru' | 'linear') =>
  new Network({ cell, inputSize: 2, hiddenSize: 3, dtype: 'float64' }).init(new Rng(5));

describe.each([
  ['lstm', ['i', 'f', 'g', 'o']],
  ['gru', ['r', 'z', 'n']]
] as const)('a held gate of an %s', (cell, gates) => {
  test.each(gates)('stands where it is held, whatever is read: %s', (gate) => {
    const x = [1, 0, 0, 1, -3, 2, 5, 5];
    const free = random(cell).forward(x, { T: 4 });
    const net = random(cell);
    holdGate(net, gate, 1, 0.25);
    const held = net.forward(x, { T: 4 });
    for (let t = 0; t < 4; t++) expect(held.gates(0, t)[gate][1]).toBeCloseTo(0.25, 14);
    // The other units are left alone; from the second step on they read another state.
    for (const other of gates)
      for (const unit of [0, 2]) expect(held.gates(0, 0)[other][unit]).toBe(free.gates(0, 0)[other][unit]);
  });
});

test('a gate or unit that the network does not have is refused', () => {
  expect(() => holdGate(random('lstm'), 'z', 0, 1)).toThrow(EngineError);
  expect(() => holdGate(random('rnn'), 'a', 0, 1)).toThrow(EngineError);
  expect(() => holdGate(random('linear'), 'z', 0, 1)).toThrow(EngineError);
  expect(() => holdGate(random('gru'), 'z', 3, 1)).toThrow(EngineError);
});
