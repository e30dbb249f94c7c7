import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  EngineError,
  loadNetwork,
  loadWeights,
  Network,
  readSafetensors,
  Rng,
  saveNetwork,
  writeSafetensors,
  type StateDict
} from '../index.ts';
import { fromHalf, toHalf } from './half.ts';

const spec = { cell: 'lstm', inputSize: 5, hiddenSize: 8, outputSize: 5 } as const;
const made = () => new Network(spec).init(new Rng(1));
const small = (net: Network) => saveNetwork(net, {}, { quantise: true });

/** The file with one tensor's entry in the header changed. */
function withEntry(
  name: string,
  change: (entry: Record<string, unknown>, header: object) => void
): Uint8Array {
  const bytes = small(made());
  const end = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, end)));
  change(header[name], header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const changed = new Uint8Array(8 + text.length + bytes.length - end);
  new DataView(changed.buffer).setBigUint64(0, BigInt(text.length), true);
  changed.set(text, 8);
  changed.set(bytes.subarray(end), 8 + text.length);
  return changed;
}

test('a weight comes back within half a step of its row, and every row has steps of its own', () => {
  const net = made();
  const data = net
    .parameter('weight_hh_l0')
    .data.slice()
    .map((w, i) => (i < 8 ? w * 1000 : w));
  net.set('weight_hh_l0', data);
  const back = loadNetwork(small(net)).parameter('weight_hh_l0').data;
  for (let row = 0; row < 32; row++) {
    const mine = data.subarray(8 * row, 8 * row + 8);
    const step = Math.max(...mine.map(Math.abs)) / 127;
    mine.forEach((weight, i) =>
      expect(Math.abs(weight - back[8 * row + i])).toBeLessThan(0.51 * step + 127 * step * 2 ** -11)
    );
  }
});

test('a bias comes back as the half nearest to it', () => {
  const net = made();
  const bias = net.parameter('bias_ih_l0').data;
  const back = loadNetwork(small(net)).parameter('bias_ih_l0').data;
  expect(Array.from(back)).toEqual(Array.from(bias, (value) => fromHalf(toHalf(value))));
});

test('a network saved small a second time has the same bytes', () => {
  const once = small(made());
  expect(small(loadNetwork(once))).toEqual(once);
});

test('it is a quarter of the size, but for its header', () => {
  const net = new Network({ cell: 'lstm', inputSize: 97, hiddenSize: 64, outputSize: 97 }).init(new Rng(2));
  const full = saveNetwork(net).length;
  expect(small(net).length).toBeLessThan(0.3 * full);
});

test('the names are PyTorch’s, and the scales are no tensors of the network', () => {
  expect(Object.keys(readSafetensors(small(made())).tensors)).toEqual([...made().names]);
});

test('a row of zeros stays one', () => {
  const { tensors } = readSafetensors(
    writeSafetensors({ w: { shape: [2, 2], data: [0, 0, 0.5, -1] } }, {}, { quantise: true })
  );
  expect(Array.from(tensors.w.data).slice(0, 2)).toEqual([0, 0]);
  expect(tensors.w.data[3]).toBeCloseTo(-1, 3);
});

test('a tensor that is called a scale without being one stays what it is', () => {
  const tensors: StateDict = { 'w.scale': { shape: [2], data: [1, 2] }, w: { shape: [2], data: [3, 4] } };
  expect(Object.keys(readSafetensors(writeSafetensors(tensors)).tensors)).toEqual(['w.scale', 'w']);
});

test('weights beyond what a half can scale are refused while they are written', () => {
  const write = (shape: number[], data: number[]) =>
    writeSafetensors({ w: { shape, data } }, {}, { quantise: true });
  expect(() => write([1, 2], [1, 1e9])).toThrow('w, row 0: expected a weight within ±8319008');
  expect(() => write([2], [1, 1e5])).toThrow('w[1]: expected a weight within ±65504');
});

test('whole numbers without their scales are refused, and the network stays as it was', () => {
  const broken: [file: Uint8Array, message: string][] = [
    [
      withEntry('weight_hh_l0.scale', (entry, header) => {
        (header as Record<string, unknown>)['other'] = entry;
        delete (header as Record<string, unknown>)['weight_hh_l0.scale'];
      }),
      'weight_hh_l0.scale: expected a scale (F16) for each row of 32 × 8, got none'
    ],
    [
      withEntry('weight_hh_l0.scale', (entry) => (entry.shape = [16, 2])),
      'weight_hh_l0.scale: expected a scale (F16) for each row of 32 × 8, got 16 × 2 numbers'
    ],
    [
      withEntry('weight_hh_l0', (entry) => (entry.shape = [256])),
      'weight_hh_l0.scale: expected a scale (F16) for each row of 256, got 32 numbers'
    ]
  ];
  for (const [file, message] of broken) {
    const net = made();
    const before = net.data.slice();
    expect(() => loadWeights(net, file)).toThrow(message);
    expect(net.data).toEqual(before);
  }
});

test('damaged anywhere it is still a network or an EngineError', () => {
  const good = small(made());
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, length) => {
      const bad = good.slice(0, length % 3 === 0 ? length : undefined);
      if (at < bad.length) bad[at] = byte;
      try {
        expect(loadNetwork(bad)).toBeInstanceOf(Network);
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
      }
    }),
    { numRuns: 300 }
  );
});
