import type { Backend } from '../core/backend.ts';
import { EngineError, show } from '../core/errors.ts';
import { Network } from '../core/network.ts';
import { parameterShapes, sizeOf, type StateDict } from '../core/parameters.ts';
import { cellOf, resolveSpec, type NetworkSpec } from '../core/spec.ts';

/*
 * Weights as files, in the safetensors format (Hugging Face): eight bytes with the length of a JSON header, the
 * header (for each tensor dtype, shape and place), then the numbers, little-endian, without a gap.
 */

const BYTES = { F32: 4, F64: 8 } as const;
const KEY = 'unrolled';

export interface Safetensors {
  readonly tensors: StateDict;
  readonly metadata: Readonly<Record<string, string>>;
}

/** @param tensors Float64Arrays are written as F64, all else as F32 */
export function writeSafetensors(
  tensors: StateDict,
  metadata: Record<string, string> = {}
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  const arrays: (Float32Array | Float64Array)[] = [];
  let at = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    const wide = data instanceof Float64Array;
    const array = wide ? data : Float32Array.from(data);
    header[name] = { dtype: wide ? 'F64' : 'F32', shape, data_offsets: [at, (at += array.byteLength)] };
    arrays.push(array);
  }
  const json = JSON.stringify(header);
  // Spaces up to a multiple of eight keep the numbers aligned.
  const text = new TextEncoder().encode(json);
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerBytes + at).fill(32, 8, 8 + headerBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.set(text, 8);
  let to = 8 + headerBytes;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), to);
    to += array.byteLength;
  }
  return bytes;
}

/**
 * @param options.maxBytes refuse files above this. Default 256 MiB
 * @throws EngineError that says which tensor, what was expected and what came
 */
export function readSafetensors(bytes: Uint8Array, { maxBytes = 2 ** 28 } = {}): Safetensors {
  if (bytes.length > maxBytes)
    throw new EngineError('file', `at most ${maxBytes} bytes`, String(bytes.length));
  if (bytes.length < 8) throw new EngineError('file', 'a safetensors file', `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(bytes.length - 8)) {
    const room = `a header within its ${bytes.length} bytes`;
    throw new EngineError('file', `a safetensors file, with ${room}`, `a header of ${length} bytes`);
  }
  const start = 8 + Number(length);
  const header = parseHeader(bytes.subarray(8, start));
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isRecord(metadata) || !Object.values(metadata).every((value) => typeof value === 'string')) {
    throw new EngineError('__metadata__', 'strings by name', show(metadata));
  }
  const tensors: StateDict = Object.create(null) as StateDict;
  const places: [name: string, from: number, to: number][] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const { dtype, shape, from, to } = parseEntry(name, entry, bytes.length - start);
    const part = bytes.slice(start + from, start + to).buffer;
    tensors[name] = { shape, data: dtype === 'F64' ? new Float64Array(part) : new Float32Array(part) };
    places.push([name, from, to]);
  }
  let end = 0;
  for (const [name, from, to] of places.sort((a, b) => a[1] - b[1] || a[2] - b[2])) {
    if (from !== end) throw new EngineError(name, `numbers from byte ${end} on`, `from byte ${from} on`);
    end = to;
  }
  if (end !== bytes.length - start) {
    throw new EngineError('file', `${end} bytes of numbers`, String(bytes.length - start));
  }
  return { tensors, metadata: metadata as Record<string, string> };
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new EngineError('file', 'a safetensors file, with a header in JSON', 'a header that is not');
  }
  if (!isRecord(header)) throw new EngineError('file', 'a header with tensors by name', show(header));
  return header;
}

function parseEntry(
  name: string,
  entry: unknown,
  room: number
): { dtype: keyof typeof BYTES; shape: number[]; from: number; to: number } {
  if (!isRecord(entry)) throw new EngineError(name, 'dtype, shape and data_offsets', show(entry));
  const { dtype, shape, data_offsets: offsets } = entry;
  if (dtype !== 'F32' && dtype !== 'F64') throw new EngineError(name, 'dtype F32 or F64', show(dtype));
  if (!isSizes(shape)) throw new EngineError(name, 'a shape of whole numbers', show(shape));
  if (!isSizes(offsets) || offsets.length !== 2) {
    throw new EngineError(name, 'two data_offsets', show(offsets));
  }
  const [from, to] = offsets;
  if (from > to || to > room) {
    throw new EngineError(name, `data_offsets within ${room} bytes of numbers`, `${from} to ${to}`);
  }
  const expected = sizeOf(shape) * BYTES[dtype];
  if (to - from !== expected) {
    throw new EngineError(name, `${expected} bytes (${shape.join(' × ')} of ${dtype})`, String(to - from));
  }
  return { dtype, shape, from, to };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);

/** A network as a file: its weights by PyTorch's names, and what it is made of in the metadata. */
export function saveNetwork(net: Network, metadata: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  return writeSafetensors(net.stateDict(), { ...metadata, format: 'pt', [KEY]: JSON.stringify(net.spec) });
}

/**
 * Puts a file's weights into a network, which stays as it is where anything is wrong with them.
 * @throws EngineError on a damaged file, and on tensors that are not the network's
 */
export function loadWeights(net: Network, bytes: Uint8Array): void {
  net.loadStateDict(readSafetensors(bytes).tensors);
}

/** A new network from a file of `saveNetwork`. @throws EngineError on a damaged file, and on one from elsewhere */
export function loadNetwork(bytes: Uint8Array, options: { backend?: Backend } = {}): Network {
  const { tensors, metadata } = readSafetensors(bytes);
  let spec: unknown;
  try {
    spec = JSON.parse(metadata[KEY]);
  } catch {
    throw new EngineError(
      'file',
      `what the network is made of, as JSON in the metadata ${KEY}`,
      show(metadata[KEY])
    );
  }
  const resolved = resolveSpec(spec as NetworkSpec);
  // Before anything is allocated: a few words can ask for more memory than there is.
  const names = Object.keys(tensors);
  if (resolved.numLayers > names.length) {
    throw new EngineError('file', `tensors for ${resolved.numLayers} layers`, `${names.length} tensors`);
  }
  for (const { name, shape } of parameterShapes(resolved, cellOf(resolved))) {
    const got = Object.hasOwn(tensors, name) ? tensors[name].shape.join(' × ') : 'none';
    if (got !== shape.join(' × ')) throw new EngineError(name, `shape ${shape.join(' × ')}`, got);
  }
  const net = new Network(resolved, options);
  net.loadStateDict(tensors);
  return net;
}
