import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Adam, clipGradNorm, crossEntropy, Rng, squaredError, type NetworkSpec } from '../index.ts';
import {
  cellNames,
  cells,
  network,
  onEveryBackend,
  randomNumbers,
  repeatedOnes,
  type Machine
} from '../testing.ts';

/** A random network of any cell and size, and a sequence for it. */
const cases = fc.record({
  name: fc.constantFrom(...cellNames),
  seed: fc.integer({ min: 0, max: 1e6 }),
  T: fc.integer({ min: 2, max: 6 }),
  B: fc.integer({ min: 1, max: 4 }),
  inputSize: fc.integer({ min: 1, max: 5 }),
  hiddenSize: fc.integer({ min: 1, max: 9 }),
  numLayers: fc.integer({ min: 1, max: 3 }),
  outputSize: fc.integer({ min: 0, max: 6 }),
  bias: fc.boolean()
});
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

function setUp({ network }: Machine, { name, seed, T, B, ...sizes }: Case) {
  const rng = new Rng(seed);
  const spec: NetworkSpec = { ...cells[name], ...sizes };
  const net = network(spec).init(rng);
  const state = () => randomNumbers(sizes.numLayers * B * sizes.hiddenSize, rng);
  const x = randomNumbers(T * B * sizes.inputSize, rng);
  return { net, rng, x, h0: state(), c0: name === 'lstm' ? state() : undefined };
}

/** Items b of a [rows, B, width] tensor. */
function item(values: ArrayLike<number>, B: number, width: number, b: number): number[] {
  return Array.from(values).filter((_, i) => Math.floor(i / width) % B === b);
}

describe('a network set by hand', () => {
  onEveryBackend('answers 1 exactly where two 1s follow each other', ({ network }) => {
    const { output } = repeatedOnes(network).forward([0, 1, 0, 1, 1, 1, 0, 1, 1], { T: 9, h0: [0, 0, 1] });
    expect(Array.from(output)).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 1]);
  });

  onEveryBackend('holds the current bit, the previous one and 1 in its state', ({ network }) => {
    const trace = repeatedOnes(network).forward([1, 0, 1], { T: 3, h0: [0, 0, 1] });
    const states = [-1, 0, 1, 2].map((t) => Array.from(trace.h(0, t)));
    expect(states).toEqual([
      [0, 0, 1],
      [1, 0, 1],
      [0, 1, 1],
      [1, 0, 1]
    ]);
  });
});

describe('forward and backward', () => {
  onEveryBackend(
    'give a batch what its items give alone, to the bit forward and to rounding backward',
    (machine) => {
      fc.assert(
        fc.property(cases, (c) => {
          const { net, rng, x, h0, c0 } = setUp(machine, c);
          const { T, B, inputSize, hiddenSize } = c;
          const whole = net.forward(x, { T, B, h0, c0 });
          const width = whole.output.length / (T * B);
          const dOutput = randomNumbers(whole.output.length, rng);
          net.zeroGrad();
          const gradients = net.backward(whole, { dOutput });
          const grad = net.grad.slice();
          net.zeroGrad();
          const near = machine.dtype === 'float32' ? 1e-4 : 1e-11;
          for (let b = 0; b < B; b++) {
            const alone = net.forward(item(x, B, inputSize, b), {
              T,
              h0: item(h0, B, hiddenSize, b),
              c0: c0 && item(c0, B, hiddenSize, b)
            });
            expect(Array.from(alone.output)).toEqual(item(whole.output, B, width, b));
            expect(Array.from(alone.hn)).toEqual(item(whole.hn, B, hiddenSize, b));
            const own = net.backward(alone, { dOutput: item(dOutput, B, width, b) });
            expect(Array.from(own.dx)).toEqual(item(gradients.dx, B, inputSize, b));
            expect(Array.from(own.dh0)).toEqual(item(gradients.dh0, B, hiddenSize, b));
          }
          net.grad.forEach((g, i) =>
            expect(Math.abs(g - grad[i])).toBeLessThan(near * Math.max(1, Math.abs(g)))
          );
        }),
        { numRuns: 30 }
      );
    }
  );

  onEveryBackend('give two chunks with the state carried what they give the whole', (machine) => {
    fc.assert(
      fc.property(cases, fc.nat(), (c, cut) => {
        const { net, rng, x, h0, c0 } = setUp(machine, c);
        const { T, B, inputSize } = c;
        const T1 = 1 + (cut % (T - 1));
        const whole = net.forward(x, { T, B, h0, c0 });
        const first = net.forward(x.slice(0, T1 * B * inputSize), { T: T1, B, h0, c0 });
        const carried = { h0: first.hn, c0: c0 && first.cn };
        const second = net.forward(x.slice(T1 * B * inputSize), { T: T - T1, B, ...carried });
        expect([...first.output, ...second.output]).toEqual([...whole.output]);
        expect(second.hn).toEqual(whole.hn);

        const dOutput = randomNumbers(whole.output.length, rng);
        const at = first.output.length;
        net.zeroGrad();
        const { dx, dh0 } = net.backward(whole, { dOutput });
        const grad = net.grad.slice();
        net.zeroGrad();
        const later = net.backward(second, { dOutput: dOutput.slice(at) });
        const earlier = net.backward(first, {
          dOutput: dOutput.slice(0, at),
          dHn: later.dh0,
          dCn: c0 && later.dc0
        });
        const near = machine.dtype === 'float32' ? 1e-4 : 1e-11;
        const close = (a: number, b: number) =>
          expect(Math.abs(a - b)).toBeLessThan(near * Math.max(1, Math.abs(b)));
        [...earlier.dx, ...later.dx].forEach((d, i) => close(d, dx[i]));
        earlier.dh0.forEach((d, i) => close(d, dh0[i]));
        net.grad.forEach((g, i) => close(g, grad[i]));
      }),
      { numRuns: 30 }
    );
  });

  onEveryBackend('give step by step what they give the sequence', (machine) => {
    fc.assert(
      fc.property(cases, (c) => {
        const { net, x, h0, c0 } = setUp(machine, c);
        const { T, B, inputSize } = c;
        const whole = net.forward(x, { T, B, h0, c0 });
        const outputs: number[] = [];
        let state: { h: ArrayLike<number>; c?: ArrayLike<number> } = { h: h0, c: c0 };
        for (let t = 0; t < T; t++) {
          const next = net.step(x.slice(t * B * inputSize, (t + 1) * B * inputSize), state);
          outputs.push(...next.output);
          state = next.state;
        }
        expect(outputs).toEqual([...whole.output]);
        expect(state.h).toEqual(whole.hn);
      }),
      { numRuns: 20 }
    );
  });

  onEveryBackend('only permute their results when the hidden units are permuted', (machine) => {
    fc.assert(
      fc.property(cases, (c) => {
        const { net, rng, x } = setUp(machine, { ...c, numLayers: 1, outputSize: 2 });
        const digits = machine.dtype === 'float32' ? 4 : 11;
        const { T, B, inputSize, hiddenSize: H } = c;
        const order = Array.from({ length: H }, (_, j) => j);
        for (let j = H - 1; j > 0; j--) {
          const k = rng.int(j + 1);
          [order[j], order[k]] = [order[k], order[j]];
        }
        const G = net.cell.gates.length;
        const row = (r: number) => Math.floor(r / H) * H + order[r % H];
        const other = machine.network(net.spec);
        const rows = (name: string, width: number, column: (j: number) => number) => {
          const { data } = net.parameter(name);
          other.set(
            name,
            Array.from(
              { length: G * H * width },
              (_, i) => data[row(Math.floor(i / width)) * width + column(i % width)]
            )
          );
        };
        rows('weight_ih_l0', inputSize, (j) => j);
        if (!net.cell.diagonal) rows('weight_hh_l0', H, (j) => order[j]);
        if (c.bias) rows('bias_ih_l0', 1, (j) => j);
        if (c.bias && !net.cell.diagonal) rows('bias_hh_l0', 1, (j) => j);
        if (net.cell.gateInAux) rows('gate_l0', 1, (j) => j);
        const head = net.parameter('head.weight').data;
        other.set(
          'head.weight',
          Array.from(head, (_, i) => head[Math.floor(i / H) * H + order[i % H]])
        );
        if (c.bias) other.set('head.bias', net.parameter('head.bias').data);

        const a = net.forward(x, { T, B });
        const b = other.forward(x, { T, B });
        a.output.forEach((y, i) => expect(b.output[i]).toBeCloseTo(y, digits));
        b.h(0, T - 1).forEach((h, i) =>
          expect(h).toBeCloseTo(a.h(0, T - 1)[Math.floor(i / H) * H + order[i % H]], digits)
        );
        const dOutput = randomNumbers(a.output.length, rng);
        const da = net.backward(a, { dOutput });
        const db = other.backward(b, { dOutput });
        da.dx.forEach((d, i) => expect(db.dx[i]).toBeCloseTo(d, digits - 1));
      }),
      { numRuns: 20 }
    );
  });

  onEveryBackend('give the same bits for the same seed, through training', ({ network }) => {
    const run = (seed: number) => {
      const rng = new Rng(seed);
      const net = network({ cell: 'lstm', inputSize: 3, hiddenSize: 5, outputSize: 4 }).init(rng);
      const adam = new Adam(net);
      const targets = Array.from({ length: 12 }, () => rng.int(4));
      const x = randomNumbers(36, rng);
      for (let step = 0; step < 5; step++) {
        const trace = net.forward(x, { T: 6, B: 2 });
        net.zeroGrad();
        net.backward(trace, { dOutput: crossEntropy(trace.output, targets, { T: 6, B: 2, V: 4 }).dLogits });
        clipGradNorm(net, 1);
        adam.step();
      }
      return net.data;
    };
    expect(run(11)).toEqual(run(11));
    expect(run(11)).not.toEqual(run(12));
  });

  onEveryBackend('add to the gradients that are there', ({ network, dtype }) => {
    const net = network({ cell: 'gru', inputSize: 1, hiddenSize: 2 }).init(new Rng(1));
    const trace = net.forward([1, 2], { T: 2 });
    net.backward(trace, { dOutput: [1, 1, 1, 1] });
    const once = net.grad.slice();
    net.backward(trace, { dOutput: [1, 1, 1, 1] });
    net.grad.forEach((g, i) => expect(g).toBeCloseTo(2 * once[i], dtype === 'float64' ? 12 : 5));
    expect(once.some((g) => g !== 0)).toBe(true);
  });

  onEveryBackend('pass no gradient through a ReLU that stands at exactly 0', ({ network }) => {
    const net = network({ cell: 'rnn', nonlinearity: 'relu', inputSize: 1, hiddenSize: 1, bias: false });
    net.set('weight_ih_l0', [1]);
    expect(net.backward(net.forward([0], { T: 1 }), { dOutput: [1] }).dx[0]).toBe(0);
    expect(net.backward(net.forward([1e-30], { T: 1 }), { dOutput: [1] }).dx[0]).toBe(1);
  });
});

describe('a trace', () => {
  const lstm = ({ network }: Machine) =>
    network({ cell: 'lstm', inputSize: 2, hiddenSize: 3, numLayers: 2 }).init(new Rng(4));
  const x = randomNumbers(8, new Rng(9));

  onEveryBackend('is not touched by a later pass, by a change of its input or of the weights', (machine) => {
    const net = lstm(machine);
    const input = x.slice();
    const trace = net.forward(input, { T: 2, B: 2 });
    const before = [trace.x, trace.output, trace.h(0, 0), trace.c(1, 1)].map((view) => view.slice());
    input.fill(9);
    net.data.fill(0.5);
    net.forward(input, { T: 2, B: 2 });
    expect([trace.x, trace.output, trace.h(0, 0), trace.c(1, 1)]).toEqual(before);
  });

  onEveryBackend(
    'that is reused, with its gradients, gives what a new one gives and keeps nothing of the old',
    ({ network }) => {
      for (const name of cellNames) {
        const net = network({ ...cells[name], inputSize: 2, hiddenSize: 3, numLayers: 2, outputSize: 2 });
        net.init(new Rng(4));
        const state = randomNumbers(12, new Rng(1));
        const old = net.forward(randomNumbers(8, new Rng(2)), { T: 2, B: 2, h0: state });
        const oldGradients = net.backward(old, { dOutput: x, dHn: state });
        const fresh = net.forward(x, { T: 2, B: 2 });
        const again = net.forward(x, { T: 2, B: 2, reuse: old });
        expect(again).toBe(old);
        expect(again.layers).toEqual(fresh.layers);
        expect(again.output).toEqual(fresh.output);
        const dOutput = randomNumbers(8, new Rng(3));
        const a = net.backward(fresh, { dOutput });
        const b = net.backward(again, { dOutput, reuse: oldGradients });
        expect(b).toBe(oldGradients);
        expect([b.dx, b.dh0, b.dc0, b.layers]).toEqual([a.dx, a.dh0, a.dc0, a.layers]);
      }
    }
  );

  onEveryBackend('can take its own last state as the next initial one while it is reused', (machine) => {
    const net = lstm(machine);
    const trace = net.forward(x, { T: 2, B: 2 });
    const expected = net.forward(x, { T: 2, B: 2, h0: trace.hn.slice(), c0: trace.cn.slice() });
    const again = net.forward(x, { T: 2, B: 2, h0: trace.hn, c0: trace.cn, reuse: trace });
    expect(again.output).toEqual(expected.output);
  });

  onEveryBackend('shows gates from which c and h follow', (machine) => {
    const trace = lstm(machine).forward(x, { T: 2, B: 2 });
    const { i, f, g, o } = trace.gates(1, 1);
    trace.c(1, 1).forEach((c, j) => {
      expect(c).toBeCloseTo(f[j] * trace.c(1, 0)[j] + i[j] * g[j], 6);
      expect(trace.h(1, 1)[j]).toBeCloseTo(o[j] * Math.tanh(c), 6);
    });
    const gru = machine
      .network({ cell: 'gru', inputSize: 2, hiddenSize: 3 })
      .init(new Rng(4))
      .forward(x, { T: 2, B: 2 });
    const { z, n } = gru.gates(0, 1);
    gru.h(0, 1).forEach((h, j) => expect(h).toBeCloseTo((1 - z[j]) * n[j] + z[j] * gru.h(0, 0)[j], 6));
    expect(gru.gates(0, 1).r.length).toBe(6);
    for (const gate of ['input', 'fixed'] as const) {
      const linear = machine
        .network({ cell: 'linear', gate, inputSize: 2, hiddenSize: 3 })
        .init(new Rng(4))
        .forward(x, { T: 2, B: 2 });
      const { z, n } = linear.gates(0, 1);
      linear.h(0, 1).forEach((h, j) => {
        expect(h).toBeCloseTo((1 - z[j]) * n[j] + z[j] * linear.h(0, 0)[j], 6);
      });
      // A fixed gate is the same at every step and for every item, and the other is not.
      const same = [...z].every((value, j) => value === linear.gates(0, 0).z[j % 3]);
      expect(same).toBe(gate === 'fixed');
    }
  });

  onEveryBackend('comes with the total gradient of every state', ({ network, dtype }) => {
    const digits = dtype === 'float64' ? 12 : 5;
    const net = network({ cell: 'lstm', inputSize: 1, hiddenSize: 2 }).init(new Rng(4));
    const T = 4;
    const input = [1, -1, 0.5, 2];
    const whole = net.forward(input, { T });
    const d = net.backward(whole, { dOutput: randomNumbers(8, new Rng(2)) });
    const dOutput = randomNumbers(8, new Rng(2));
    for (let t = 0; t < T; t++) {
      // The gradient of a state is that of the initial state of what comes after it.
      const rest = { T: T - 1 - t, h0: whole.h(0, t), c0: whole.c(0, t) };
      const after =
        rest.T > 0
          ? net.backward(net.forward(input.slice(t + 1), rest), { dOutput: dOutput.slice(2 * (t + 1)) })
          : { dh0: [0, 0], dc0: [0, 0] };
      const dh = [0, 1].map((j) => after.dh0[j] + dOutput[2 * t + j]);
      const { o } = whole.gates(0, t);
      [0, 1].forEach((j) => {
        expect(d.dh(0, t)[j]).toBeCloseTo(dh[j], digits);
        const throughH = dh[j] * o[j] * (1 - Math.tanh(whole.c(0, t)[j]) ** 2);
        expect(d.dc(0, t)[j]).toBeCloseTo(after.dc0[j] + throughH, digits);
      });
    }
    expect(d.dh(0, -1)).toEqual(d.dh0);
    expect(d.dc(0, -1)).toEqual(d.dc0);
  });
});

describe('weights', () => {
  it('carry PyTorch’s names, shapes and order', () => {
    const net = network({ cell: 'gru', inputSize: 2, hiddenSize: 3, numLayers: 2, outputSize: 4 });
    expect(net.names.map((name) => [name, net.parameter(name).shape])).toEqual([
      ['weight_ih_l0', [9, 2]],
      ['weight_hh_l0', [9, 3]],
      ['bias_ih_l0', [9]],
      ['bias_hh_l0', [9]],
      ['weight_ih_l1', [9, 3]],
      ['weight_hh_l1', [9, 3]],
      ['bias_ih_l1', [9]],
      ['bias_hh_l1', [9]],
      ['head.weight', [4, 3]],
      ['head.bias', [4]]
    ]);
    const plain = network({ cell: 'rnn', inputSize: 2, hiddenSize: 3, bias: false, outputSize: 1 });
    expect(plain.names).toEqual(['weight_ih_l0', 'weight_hh_l0', 'head.weight']);
  });

  it('are views into one buffer', () => {
    const net = network({ cell: 'rnn', inputSize: 1, hiddenSize: 2 }).init(new Rng(1));
    const { data } = net.parameter('weight_hh_l0');
    data[3] = 7;
    expect(net.data[2 + 3]).toBe(7);
  });

  it('start uniform within 1/√H', () => {
    const net = network({ cell: 'lstm', inputSize: 20, hiddenSize: 25, dtype: 'float64' }).init(new Rng(1));
    const sizes = Array.from(net.data, Math.abs);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(0.2);
    expect(Math.max(...sizes)).toBeGreaterThan(0.19);
    expect(Math.abs(Array.from(net.data).reduce((sum, w) => sum + w, 0) / net.data.length)).toBeLessThan(
      0.01
    );
  });

  it('come back from a state dict to the bit, and the dict is a copy', () => {
    const net = network({ cell: 'gru', inputSize: 2, hiddenSize: 3, outputSize: 1 }).init(new Rng(6));
    const dict = net.stateDict();
    const other = network(net.spec);
    other.loadStateDict(dict);
    expect(other.data).toEqual(net.data);
    net.data.fill(0);
    expect(dict.weight_hh_l0.data[0]).not.toBe(0);
  });

  it('of a clone in float64 are the same numbers, and are its own', () => {
    const net = network({ cell: 'rnn', inputSize: 2, hiddenSize: 3 }).init(new Rng(6));
    const copy = net.clone('float64');
    expect(Array.from(copy.data)).toEqual(Array.from(net.data));
    copy.data.fill(0);
    expect(net.data[0]).not.toBe(0);
  });
});

describe('an error says which argument, what was expected and what came', () => {
  const net = () => network({ cell: 'lstm', inputSize: 3, hiddenSize: 2, outputSize: 2 }).init(new Rng(1));
  const x15 = new Array<number>(15).fill(0.1);
  const spec = { cell: 'rnn', inputSize: 1, hiddenSize: 1 } as const;
  const bad = (given: object) => () => network({ ...spec, ...given } as NetworkSpec);
  const table: [string, () => unknown, string][] = [
    [
      'a short input',
      () => net().forward(x15.slice(1), { T: 5 }),
      'x: expected 15 numbers (T 5 × B 1 × inputSize 3), got 14'
    ],
    [
      'an input that is not finite',
      () => net().forward([1, 2, NaN], { T: 1 }),
      'x[2]: expected a finite number, got NaN'
    ],
    [
      'an input too large for float32',
      () => net().forward([1, 1e39, 0], { T: 1 }),
      'x[1]: expected a finite number, got 1e+39, too large for float32'
    ],
    ['no steps', () => net().forward([], { T: 0 }), 'T: expected an integer ≥ 1, got 0'],
    ['a fractional batch', () => net().forward(x15, { T: 5, B: 1.5 }), 'B: expected an integer ≥ 1, got 1.5'],
    [
      'a wrong initial state',
      () => net().forward(x15, { T: 5, h0: [0] }),
      'h0: expected 2 numbers (numLayers 1 × B 1 × hiddenSize 2), got 1'
    ],
    [
      'a cell state that is not finite',
      () => net().forward(x15, { T: 5, c0: [0, Infinity] }),
      'c0[1]: expected a finite number, got Infinity'
    ],
    [
      'a cell state where there is none',
      () => network(spec).forward([1], { T: 1, c0: [0] }),
      'c0: expected nothing (rnn has no c), got 1 numbers'
    ],
    [
      'a trace of another network',
      () => net().backward(net().forward(x15, { T: 5 }), {}),
      'trace: expected one of this network, got one of another network'
    ],
    [
      'a weight that is not finite',
      () => net().set('bias_ih_l0', [1, 2, 3, 4, 5, -Infinity, 7, 8]),
      'bias_ih_l0[5]: expected a finite number, got -Infinity'
    ],
    [
      'too many weights',
      () => network(spec).set('weight_hh_l0', [1, 2]),
      'weight_hh_l0: expected 1 numbers (1 × 1), got 2'
    ],
    [
      'an unknown parameter',
      () => network({ ...spec, bias: false }).parameter('W'),
      "name: expected one of weight_ih_l0, weight_hh_l0, got 'W'"
    ],
    [
      'a fixed gate of a cell that has none',
      bad({ cell: 'lstm', gate: 'fixed' }),
      "spec.gate: expected 'input' (lstm has no other), got 'fixed'"
    ],
    [
      'a nonlinearity of a cell that has none',
      bad({ cell: 'linear', nonlinearity: 'relu' }),
      "spec.nonlinearity: expected 'tanh' (linear has no other), got 'relu'"
    ],
    [
      'an unknown gate',
      bad({ cell: 'linear', gate: 'open' }),
      "spec.gate: expected 'input' or 'fixed', got 'open'"
    ],
    [
      'an unknown cell',
      bad({ cell: 'elman' }),
      "spec.cell: expected 'rnn' or 'lstm' or 'gru' or 'linear', got 'elman'"
    ],
    ['no hidden units', bad({ hiddenSize: 0 }), 'spec.hiddenSize: expected an integer ≥ 1, got 0'],
    [
      'a missing size',
      bad({ inputSize: undefined }),
      'spec.inputSize: expected an integer ≥ 1, got undefined'
    ],
    [
      'a ReLU inside an lstm',
      bad({ cell: 'lstm', nonlinearity: 'relu' }),
      "spec.nonlinearity: expected 'tanh' (lstm has no other), got 'relu'"
    ],
    [
      'a step beyond the trace',
      () => net().forward(x15, { T: 5 }).h(0, 5),
      't: expected an integer from -1 to 4, got 5'
    ],
    [
      'a layer beyond the last',
      () => net().forward(x15, { T: 5 }).h(1, 0),
      'l: expected a layer from 0 to 0, got 1'
    ],
    [
      'c of a network without',
      () => network(spec).forward([1], { T: 1 }).c(0, 0),
      "c: expected a network with a cell state (lstm), got 'rnn'"
    ]
  ];
  for (const [what, act, message] of table) {
    it(`about ${what}`, () => {
      expect(act).toThrow(message);
      expect(act).toThrow(expect.objectContaining({ name: 'EngineError' }));
    });
  }

  it('about a gradient of the wrong length, and about reuse with another length', () => {
    const n = net();
    const trace = n.forward(x15, { T: 5 });
    expect(() => n.backward(trace, { dOutput: [1] })).toThrow(
      'dOutput: expected 10 numbers (T 5 × B 1 × outputSize 2), got 1'
    );
    expect(() => n.forward([1, 2, 3], { T: 1, reuse: trace })).toThrow(
      'reuse: expected T 1, B 1, got T 5, B 1'
    );
  });

  it('and a state dict that does not fit changes nothing', () => {
    const n = net();
    const before = n.data.slice();
    const dict = n.clone().stateDict();
    const wrong: [object, string][] = [
      [
        { ...dict, 'head.bias': { shape: [2], data: [1, NaN] } },
        'head.bias[1]: expected a finite number, got NaN'
      ],
      [{ ...dict, 'head.bias': { shape: [3], data: [1, 2, 3] } }, 'head.bias: expected shape 2, got 3'],
      [{ ...dict, extra: { shape: [1], data: [1] } }, "got 'extra'"],
      [
        { weight_ih_l0: { shape: [8, 3], data: new Float32Array(24) } },
        'weight_hh_l0: expected a tensor of 8 × 2, got none'
      ]
    ];
    for (const [given, message] of wrong) {
      expect(() => n.loadStateDict(given as typeof dict)).toThrow(message);
      expect(n.data).toEqual(before);
    }
  });

  it('but a diverged gradient is let through, for its caller to see', () => {
    const n = net();
    const trace = n.forward(x15, { T: 5 });
    n.backward(trace, { dOutput: new Array<number>(10).fill(Infinity) });
    const before = n.grad.slice();
    expect(Number.isFinite(clipGradNorm(n, 1))).toBe(false);
    expect(n.grad).toEqual(before);
    expect(() => squaredError([NaN], [0])).not.toThrow();
  });
});
