import { expect, test } from 'vitest';
import { Network } from '../core/network.ts';
import { Rng } from '../core/rng.ts';
import { pytorchScript } from './pytorch.ts';

const made = () => new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 2, outputSize: 1 }).init(new Rng(1));

test('a trace that overflowed is written in numbers that Python reads', () => {
  const net = new Network({ cell: 'rnn', nonlinearity: 'relu', inputSize: 1, hiddenSize: 1, bias: false });
  net.set('weight_ih_l0', [3e38]);
  net.set('weight_hh_l0', [-1]);
  const script = pytorchScript(net, net.forward([3e38, 0], { T: 2 }));
  expect(script).toContain('float("inf")');
  expect(script).not.toMatch(/\b(Infinity|NaN)\b/);
});

test('a file name with quotes and line breaks stays one string', () => {
  const net = made();
  const script = pytorchScript(net, net.forward([1], { T: 1 }), { file: 'a"b\nimport os' });
  expect(script.split('\n').filter((line) => /^\s*import os/.test(line))).toEqual([]);
  expect(script).toContain(String.raw`a\"b\nimport os`);
});

test('weights that the script carries need no file', () => {
  const net = made();
  const script = pytorchScript(net, net.forward([1], { T: 1 }), { carried: true });
  for (const name of net.names) expect(script).toContain(`"${name}"`);
  expect(script).not.toContain('.safetensors');
});

test('a setting that the script does not know is refused', () => {
  const net = made();
  expect(() => pytorchScript(net, net.forward([1], { T: 1 }), { carry: true } as object)).toThrow('carry');
});
