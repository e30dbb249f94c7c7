import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EngineError,
  loadNetwork,
  loadWeights,
  Network,
  readSafetensors,
  Rng,
  saveNetwork,
  writeSafetensors
} from '../index.ts';
import { network } from '../testing.ts';

const spec = { cell: 'gru', inputSize: 2, hiddenSize: 3, numLayers: 2, outputSize: 2 } as const;
const saved = () => saveNetwork(network(spec).init(new Rng(1)), { note: 'ώ 你好' });

/** The file with its header rewritten, the numbers as they were. */
function withHeader(change: (header: Record<string, Record<string, unknown>>) => void): Uint8Array {
  const bytes = saved();
  const end = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, end)));
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const changed = new Uint8Array(8 + text.length + bytes.length - end);
  new DataView(changed.buffer).setBigUint64(0, BigInt(text.length), true);
  changed.set(text, 8);
  changed.set(bytes.subarray(end), 8 + text.length);
  return changed;
}

describe('a saved network', () => {
  for (const dtype of ['float32', 'float64'] as const) {
    for (const embeddingSize of [0, 4]) {
      it(`comes back bit for bit in ${dtype} (embedding: ${embeddingSize})`, () => {
        const net = network({ ...spec, dtype, embeddingSize, bias: false, headActivation: 'relu' });
        net.init(new Rng(2));
        const back = loadNetwork(saveNetwork(net));
        expect(back.spec).toEqual(net.spec);
        expect(back.stateDict()).toEqual(net.stateDict());
      });
    }
  }

  it('keeps its metadata, and starts its numbers on a multiple of eight', () => {
    const bytes = saved();
    const { metadata, tensors } = readSafetensors(bytes);
    expect(metadata).toMatchObject({ note: 'ώ 你好', format: 'pt' });
    expect(Object.keys(tensors)).toEqual([...network(spec).names]);
    expect(bytes[0] % 8).toBe(0);
  });

  it('is read from anywhere in a larger buffer', () => {
    const bytes = saved();
    const larger = new Uint8Array(bytes.length + 5);
    larger.set(bytes, 3);
    expect(loadNetwork(larger.subarray(3, 3 + bytes.length)).data).toEqual(loadNetwork(bytes).data);
  });
});

describe('a file that cannot be used', () => {
  const refused: [what: string, file: () => Uint8Array, message: string | RegExp][] = [
    ['empty', () => new Uint8Array(0), 'file: expected a safetensors file, got 0 bytes'],
    [
      'a picture',
      () => new Uint8Array(300).fill(137),
      /^file: expected a safetensors file, with a header within/
    ],
    [
      'cut short',
      () => saved().subarray(0, -1),
      /^head.bias: expected data_offsets within \d+ bytes of numbers/
    ],
    ['too long', () => Uint8Array.of(...saved(), 0), /^file: expected \d+ bytes of numbers, got \d+/],
    ['of other JSON', () => withHeader((h) => Object.assign(h, { a: 1 })), /^a: expected dtype, shape/],
    [
      'of half precision',
      () => withHeader((h) => (h.weight_hh_l0.dtype = 'F16')),
      "weight_hh_l0: expected dtype F32 or F64, got 'F16'"
    ],
    [
      'of other shapes than its numbers',
      () => withHeader((h) => (h.weight_hh_l0.shape = [9, 4])),
      'weight_hh_l0: expected 144 bytes (9 × 4 of F32), got 108'
    ],
    [
      'of tensors over one another',
      () => withHeader((h) => (h.weight_hh_l0.data_offsets = h.weight_hh_l1.data_offsets)),
      /expected numbers from byte \d+ on, got from byte/
    ],
    [
      'of a missing tensor',
      () => writeSafetensors({}),
      /^weight_ih_l0: expected a tensor of 9 × 2, got none/
    ],
    [
      'of another network',
      () => saveNetwork(network({ ...spec, hiddenSize: 4 })),
      'weight_ih_l0: expected shape 9 × 2, got 12 × 2'
    ],
    [
      'of numbers that are none',
      () => {
        const net = network(spec);
        net.data[0] = NaN;
        return saveNetwork(net);
      },
      'weight_ih_l0[0]: expected a finite number, got NaN'
    ]
  ];
  for (const [what, file, message] of refused) {
    it(`is ${what}: refused in words, and the network stays as it was`, () => {
      const net = network(spec).init(new Rng(3));
      const before = net.data.slice();
      expect(() => loadWeights(net, file())).toThrow(message);
      expect(net.data).toEqual(before);
    });
  }

  it('is too large, or asks for more than it holds', () => {
    expect(() => readSafetensors(saved(), { maxBytes: 100 })).toThrow(
      'file: expected at most 100 bytes, got '
    );
    const layers = (n: number) =>
      withHeader((h) => (h.__metadata__.unrolled = JSON.stringify({ ...spec, numLayers: n })));
    expect(() => loadNetwork(layers(1e9))).toThrow(
      'file: expected tensors for 1000000000 layers, got 10 tensors'
    );
    const wide = withHeader((h) => (h.__metadata__.unrolled = JSON.stringify({ ...spec, hiddenSize: 1e9 })));
    expect(() => loadNetwork(wide)).toThrow(/^weight_ih_l0: expected shape 3000000000 × 2, got 9 × 2/);
    expect(() => loadNetwork(writeSafetensors({}))).toThrow(
      /made of, as JSON in the metadata unrolled, got undefined/
    );
  });

  it('is damaged anywhere: never anything but a network or an EngineError', () => {
    const good = saved();
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
      { numRuns: 500 }
    );
  });
});
