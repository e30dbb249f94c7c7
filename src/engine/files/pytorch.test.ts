import { expect, test } from 'vitest';
import { Network } from '../core/network.ts';
import type { NetworkSpec } from '../core/spec.ts';
import { Rng } from '../core/rng.ts';
import { pytorchScript } from './pytorch.ts';

const made = () => new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 2, outputSize: 1 }).init(new Rng(1));

/** What Python makes of these is compared with our numbers by `npm run parity -- export`. */
const written: [what: string, spec: NetworkSpec, lines: string[]][] = [
  [
    'an lstm of two layers behind a head',
    { cell: 'lstm', inputSize: 3, hiddenSize: 5, numLayers: 2, outputSize: 4 },
    [
      'torch.set_default_dtype(torch.float32)',
      'self.rnn = torch.nn.LSTM(3, 5, num_layers=2, bias=True)',
      'self.head = torch.nn.Linear(5, 4, bias=True)',
      'h, state = self.rnn(x, state)',
      'y = self.head(h)',
      'compare("last c of all layers", state[1], '
    ]
  ],
  [
    'a gru without biases in float64',
    { cell: 'gru', inputSize: 2, hiddenSize: 4, bias: false, dtype: 'float64' },
    [
      'torch.set_default_dtype(torch.float64)',
      'self.rnn = torch.nn.GRU(2, 4, num_layers=1, bias=False)',
      'compare("last h of all layers", state, ',
      'all(off <= 1e-9 for off in worst)'
    ]
  ],
  [
    'a ReLU rnn behind a ReLU head',
    {
      cell: 'rnn',
      nonlinearity: 'relu',
      inputSize: 2,
      hiddenSize: 4,
      outputSize: 2,
      headBias: false,
      headActivation: 'relu'
    },
    [
      'self.rnn = torch.nn.RNN(2, 4, num_layers=1, bias=True, nonlinearity="relu")',
      'self.head = torch.nn.Linear(4, 2, bias=False)',
      'y = torch.relu(y)'
    ]
  ],
  [
    'an lstm that reads one-hot tokens',
    { cell: 'lstm', inputSize: 6, hiddenSize: 4, outputSize: 6 },
    ['x = torch.tensor([1, 5]).reshape(2, 1)', 'torch.nn.functional.one_hot(x, 6).to(torch.float32)']
  ],
  [
    'a linear recurrence, which PyTorch has no module for',
    { cell: 'linear', inputSize: 3, hiddenSize: 5, numLayers: 2, outputSize: 4 },
    [
      'class Linear(torch.nn.Module):',
      'z, n = n.chunk(2, dim=-1)',
      'h = z[t] * h + (1 - z[t]) * n[t]',
      'self.rnn = Linear(3, 5, 2)'
    ]
  ],
  [
    'a linear recurrence with a fixed gate and no biases',
    { cell: 'linear', gate: 'fixed', inputSize: 3, hiddenSize: 5, bias: false },
    ['bias = None', 'z = getattr(self, f"gate_l{l}").expand_as(n)', 'self.rnn = Linear(3, 5, 1)']
  ],
  [
    'a gru with an embedding',
    { cell: 'gru', inputSize: 6, embeddingSize: 3, hiddenSize: 4, outputSize: 6 },
    [
      'self.embedding = torch.nn.Embedding(6, 3)',
      'self.rnn = torch.nn.GRU(3, 4, num_layers=1, bias=True)',
      'x = self.embedding(x)'
    ]
  ]
];

test.each(written)('%s is built of PyTorch’s own parts', (_, spec, lines) => {
  const net = new Network(spec).init(new Rng(1));
  const tokens = spec.inputSize === 6;
  const x = tokens ? Int32Array.of(1, 5) : Float64Array.from({ length: 2 * spec.inputSize }, (_, i) => i / 4);
  const script = pytorchScript(net, net.forward(x, { T: 2 }));
  for (const line of lines) expect(script).toContain(line);
  expect(script).toContain('weights = load(pathlib.Path(__file__).with_name("network.safetensors"))');
});

test('a layer without a head has its states for answers, and nothing else is compared with it', () => {
  const net = new Network({ cell: 'gru', inputSize: 1, hiddenSize: 2 });
  const script = pytorchScript(net, net.forward([1], { T: 1 }));
  expect(script).not.toContain('torch.nn.Linear');
  expect(script).not.toContain('compare("outputs"');
});

test('the input, the states and the answers stand in it to the bit', () => {
  const net = made();
  const trace = net.forward([0.1, -0.7], { T: 2, h0: [0.25, -0.5] });
  const script = pytorchScript(net, trace);
  expect(script).toContain(`x = tensor([${Array.from(trace.x).join(', ')}], 2, 1, 1)`);
  expect(script).toContain('net(x, tensor([0.25, -0.5], 1, 1, 2))');
  expect(script).toContain(
    `compare("outputs", y, tensor([${Array.from(trace.output).join(', ')}], 2, 1, 1))`
  );
});

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
