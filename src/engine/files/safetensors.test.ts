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

  it('is read from anywhere in a larger buffer, as any kind of view, and as a whole buffer', () => {
    const bytes = saved();
    const { data } = loadNetwork(bytes);
    const larger = new Uint8Array(bytes.length + 5).fill(255);
    larger.set(bytes, 3);
    const inside = [3, bytes.length] as const;
    expect(loadNetwork(larger.subarray(3, 3 + bytes.length)).data).toEqual(data);
    // Its slice is a view, too, and a small one lies in a buffer that it shares with others.
    expect(loadNetwork(Buffer.from(larger.buffer, ...inside)).data).toEqual(data);
    expect(loadNetwork(Buffer.from(bytes)).data).toEqual(data);
    expect(loadNetwork(new DataView(larger.buffer, ...inside)).data).toEqual(data);
    expect(loadNetwork(bytes.buffer).data).toEqual(data);
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    expect(loadNetwork(shared).data).toEqual(data);
  });

  it('keeps its tensors to itself: what was read does not change with the bytes', () => {
    const bytes = Buffer.from(saved());
    const { tensors } = readSafetensors(bytes);
    const before = Array.from(tensors.weight_ih_l0.data);
    bytes.fill(0);
    expect(Array.from(tensors.weight_ih_l0.data)).toEqual(before);
  });

  it('may call its tensors and metadata whatever JavaScript has a meaning for', () => {
    const tensors = Object.fromEntries(
      ['__proto__', 'constructor', '1', '0', 'ώ "quoted"\n'].map((name, i) => [
        name,
        { shape: [1], data: Float64Array.of(i) }
      ])
    );
    const back = readSafetensors(writeSafetensors(tensors, { constructor: 'x' }));
    expect(Object.entries(back.tensors)).toEqual(Object.entries(tensors));
    expect(back.metadata).toEqual({ constructor: 'x' });
  });

  it('is refused while it is written, where it could not be read again', () => {
    const tensor = { shape: [1], data: Float32Array.of(1) };
    const one = (name: string, changed: object = {}) => ({ [name]: { ...tensor, ...changed } });
    expect(() => writeSafetensors(one('__metadata__'))).toThrow("tensors: expected other names, got '__meta");
    expect(() => writeSafetensors(one('\ud800'))).toThrow('tensors: expected Unicode');
    expect(() => writeSafetensors(one('a', { shape: [2] }))).toThrow('a: expected 2 numbers (2), got 1');
    expect(() => writeSafetensors(one('a', { shape: [0.5] }))).toThrow(
      'a: expected a shape of whole numbers'
    );
    const epoch = { epoch: 3 } as unknown as Record<string, string>;
    expect(() => writeSafetensors({}, epoch)).toThrow('metadata.epoch: expected a string, got 3');
    expect(() => saveNetwork(network(spec), epoch)).toThrow('metadata.epoch: expected a string, got 3');
    expect(() => writeSafetensors({}, { note: '\udfff' })).toThrow('metadata.note: expected Unicode');
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
      'of another precision',
      () => withHeader((h) => (h.weight_hh_l0.dtype = 'BF16')),
      "weight_hh_l0: expected dtype I8 or F16 or F32 or F64, got 'BF16'"
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

  const asFile = (header: string): Uint8Array => {
    const text = new TextEncoder().encode(header);
    const bytes = new Uint8Array(8 + text.length);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    return bytes;
  };
  const empty = '{"dtype":"F32","shape":[0],"data_offsets":[0,0]}';

  it('has a header that JavaScript would take and the reference refuses', () => {
    expect(readSafetensors(asFile(`{"a":${empty}}`)).tensors.a.shape).toEqual([0]);
    const bad: [header: string, message: string][] = [
      [`\ufeff{"a":${empty}}`, 'file: expected a safetensors file, with a header in JSON'],
      [`{"a":${empty},"a":${empty}}`, "file: expected every name once, got 'a' twice"],
      [`{"a":${empty},"\\u0061":${empty}}`, "file: expected every name once, got 'a' twice"],
      [`{"a":{"dtype":"F64",${empty.slice(1)}}`, "file: expected every name once, got 'dtype' twice"],
      ['{"__metadata__":{"x":"1","x":"2"}}', "file: expected every name once, got 'x' twice"],
      [`{"\\ud800":${empty}}`, 'file: expected Unicode'],
      ['{"__metadata__":{"x":"\\udc00\\ud800"}}', 'file: expected Unicode'],
      ['{"a":{"dtype":"F32","shape":[0.0],"data_offsets":[0,0]}}', 'a: expected whole numbers, got 0.0'],
      ['{"a":{"dtype":"F32","shape":[0],"data_offsets":[-0,0]}}', 'a: expected whole numbers, got -0'],
      [
        '{"a":{"dtype":"F32","shape":[9007199254740991,9007199254740991,0],"data_offsets":[0,0]}}',
        'a: expected a shape of fewer than 2⁵³ numbers'
      ]
    ];
    for (const [header, message] of bad) expect(() => readSafetensors(asFile(header))).toThrow(message);
  });

  it('may have no metadata, fields that nobody knows, and a pair of surrogates that stands for one letter', () => {
    expect(readSafetensors(asFile('{"__metadata__":null}')).metadata).toEqual({});
    const { tensors } = readSafetensors(
      asFile(`{"\\ud83d\\ude00 [{\\"":{"note":{"shape":[1.5,{"a":1,"b":[]}],"a":"\\\\"},${empty.slice(1)}}`)
    );
    expect(Object.keys(tensors)).toEqual(['😀 [{"']);
  });

  it('is no file at all: refused by name', () => {
    for (const none of [undefined, null, 'weights', 5, [1, 2], {}]) {
      expect(() => readSafetensors(none as unknown as Uint8Array)).toThrow(
        /^file: expected bytes \(a Uint8Array or an ArrayBuffer\), got/
      );
    }
    expect(() => readSafetensors(saved(), { maxBytes: NaN })).toThrow('maxBytes: expected an integer');
  });

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

  it('has a header damaged anywhere: never anything but tensors or an EngineError', () => {
    const good = `{"__metadata__":{"x":"\\ud83d\\ude00"},"a":${empty},"b":${empty}}`;
    const piece = fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\\',
      '\\ud800',
      '-',
      '1e5',
      'null',
      '\ufeff',
      ' '
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(4), fc.array(piece, { maxLength: 4 }), (at, cut, pieces) => {
        const bad = good.slice(0, at) + pieces.join('') + good.slice(at + cut);
        try {
          const { tensors, metadata } = readSafetensors(asFile(bad));
          expect(readSafetensors(writeSafetensors(tensors, { ...metadata })).tensors).toEqual(tensors);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
        }
      }),
      { numRuns: 2000 }
    );
  });
});
