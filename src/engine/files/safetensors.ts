import type { Backend } from '../core/backend.ts';
import { EngineError, requireInteger, requireObject, show } from '../core/errors.ts';
import { Network } from '../core/network.ts';
import { parameterShapes, sizeOf, type StateDict } from '../core/parameters.ts';
import { cellOf, resolveSpec, type NetworkSpec } from '../core/spec.ts';
import { Halves, quantised, restored, type Stored } from './quantised.ts';

/*
 * Weights as files, in the safetensors format (Hugging Face): eight bytes with the length of a JSON header, the
 * header (for each tensor dtype, shape and place), then the numbers, little-endian, without a gap.
 */

const BYTES = { I8: 1, F16: 2, F32: 4, F64: 8 } as const;
type Stores = keyof typeof BYTES;
const KEY = 'unrolled';

/** As the reference has it. */
const LONGEST_HEADER = 100_000_000;

/** A file's bytes: a buffer, or a view into one. */
export type Bytes = ArrayBufferLike | ArrayBufferView;

export interface Safetensors {
  readonly tensors: StateDict;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface WriteOptions {
  /** Weights in a quarter of their bytes, as `quantised.ts` has it. Default false. */
  quantise?: boolean;
}

/**
 * @param tensors Float64Arrays are written as F64, all else as F32
 * @throws EngineError on what could not be read again: a tensor that is named `__metadata__` or whose shape is not that of
 * its numbers, metadata that are not strings, a name that is not Unicode
 */
export function writeSafetensors(
  tensors: StateDict,
  metadata: Record<string, string> = {},
  { quantise = false }: WriteOptions = {}
): Uint8Array<ArrayBuffer> {
  requireObject('tensors', tensors, 'tensors by name');
  requireObject('metadata', metadata, 'strings by name');
  for (const [key, value] of Object.entries(metadata)) {
    requireText('metadata', key);
    requireText(`metadata.${key}`, value);
  }
  for (const [name, tensor] of Object.entries(tensors)) {
    requireText('tensors', name);
    if (name === '__metadata__') throw new EngineError('tensors', 'other names', show(name));
    requireObject(name, tensor, 'shape and data');
    const { shape, data } = tensor;
    if (!isSizes(shape)) throw new EngineError(name, 'a shape of whole numbers', show(shape));
    if (data?.length !== sizeOf(shape)) {
      throw new EngineError(name, `${sizeOf(shape)} numbers (${shape.join(' × ')})`, String(data?.length));
    }
  }
  // Without a prototype: a tensor may be called whatever an object has already.
  const header = Object.create(null) as Record<string, unknown>;
  header.__metadata__ = metadata;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [name, { shape, data }] of Object.entries(quantise ? quantised(tensors) : asFloats(tensors))) {
    const { buffer, byteOffset, byteLength } = data instanceof Halves ? data.bits : data;
    header[name] = { dtype: dtypeOf(data), shape, data_offsets: [at, (at += byteLength)] };
    parts.push(new Uint8Array(buffer, byteOffset, byteLength));
  }
  const json = JSON.stringify(header);
  // Spaces up to a multiple of eight keep the numbers aligned.
  const text = new TextEncoder().encode(json);
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerBytes + at).fill(32, 8, 8 + headerBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.set(text, 8);
  let to = 8 + headerBytes;
  for (const part of parts) {
    bytes.set(part, to);
    to += part.length;
  }
  return bytes;
}

function asFloats(tensors: StateDict): Record<string, Stored> {
  const stored = Object.create(null) as Record<string, Stored>;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    stored[name] = {
      shape,
      data: data instanceof Float64Array ? Float64Array.from(data) : Float32Array.from(data)
    };
  }
  return stored;
}

function dtypeOf(data: Stored['data']): Stores {
  if (data instanceof Float32Array) return 'F32';
  if (data instanceof Float64Array) return 'F64';
  return data instanceof Int8Array ? 'I8' : 'F16';
}

function dataOf(dtype: Stores, part: ArrayBuffer): Stored['data'] {
  if (dtype === 'F32') return new Float32Array(part);
  if (dtype === 'F64') return new Float64Array(part);
  return dtype === 'I8' ? new Int8Array(part) : new Halves(new Uint16Array(part));
}

/**
 * Whole numbers with a scale a row, and halves, are given as the floats that they stand for.
 * @param file a view (a Node Buffer is one) or a whole buffer
 * @param options.maxBytes refuse files above this. Default 256 MiB
 * @throws EngineError that says which tensor, what was expected and what came
 */
export function readSafetensors(file: Bytes, { maxBytes = 2 ** 28 } = {}): Safetensors {
  requireInteger('maxBytes', maxBytes, 0);
  const bytes = bytesOf(file);
  if (bytes.length > maxBytes)
    throw new EngineError('file', `at most ${maxBytes} bytes`, String(bytes.length));
  if (bytes.length < 8) throw new EngineError('file', 'a safetensors file', `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(Math.min(bytes.length - 8, LONGEST_HEADER))) {
    const room = `a header within its ${bytes.length} bytes`;
    throw new EngineError('file', `a safetensors file, with ${room}`, `a header of ${length} bytes`);
  }
  const start = 8 + Number(length);
  const header = parseHeader(bytes.subarray(8, start));
  const { __metadata__, ...entries } = header;
  const metadata = __metadata__ ?? {};
  if (!isRecord(metadata) || !Object.values(metadata).every((value) => typeof value === 'string')) {
    throw new EngineError('__metadata__', 'strings by name', show(metadata));
  }
  const stored = Object.create(null) as Record<string, Stored>;
  const places: [name: string, from: number, to: number][] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const { dtype, shape, from, to } = parseEntry(name, entry, bytes.length - start);
    const part = bytes.slice(start + from, start + to).buffer;
    stored[name] = { shape, data: dataOf(dtype, part) };
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
  return { tensors: restored(stored), metadata: metadata as Record<string, string> };
}

/** All bytes of a view are its own: those of the buffer around it are somebody else's. */
function bytesOf(file: Bytes): Uint8Array {
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const kind = Object.prototype.toString.call(file);
  if (kind === '[object ArrayBuffer]' || kind === '[object SharedArrayBuffer]') return new Uint8Array(file);
  throw new EngineError('file', 'bytes (a Uint8Array or an ArrayBuffer)', show(file));
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  let text: string;
  try {
    // A copy, because a decoder takes no shared memory; with its byte order mark, which JSON may not have.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    header = JSON.parse(text);
  } catch {
    throw new EngineError('file', 'a safetensors file, with a header in JSON', 'a header that is not');
  }
  checkSpelling(text);
  if (!isRecord(header)) throw new EngineError('file', 'a header with tensors by name', show(header));
  return header;
}

/**
 * What JSON.parse lets pass and the reference refuses: a name given twice, a string that is not Unicode, a size that is
 * spelt as a fraction.
 * @param json well-formed
 */
function checkSpelling(json: string): void {
  // What encloses the place at hand: the names given so far (none in a list), and under which of them it stands.
  const around: { names: Set<string> | null; name: string }[] = [];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]|-?\d[-+.\deE]*/g)) {
    const inner = around.at(-1);
    if (token === '{' || token === '[') around.push({ names: token === '{' ? new Set() : null, name: '' });
    else if (token === '}' || token === ']') around.pop();
    else if (token.startsWith('"')) {
      const text = JSON.parse(token.replace(/\s*:$/, '')) as string;
      requireText('file', text);
      if (!token.endsWith(':') || !inner?.names) continue;
      if (inner.names.has(text)) throw new EngineError('file', 'every name once', `${show(text)} twice`);
      inner.names.add(text);
      inner.name = text;
    } else if (!/^\d+$/.test(token) && isSize(around.map(({ name }) => name))) {
      throw new EngineError(around[0].name, 'whole numbers', token);
    }
  }
}

/** Whether a number at this place is one of a tensor's shape or offsets. */
const isSize = (path: readonly string[]) =>
  path.length === 3 && (path[1] === 'shape' || path[1] === 'data_offsets');

/** @throws EngineError on what is no string of Unicode: half a pair of surrogates stands for nothing */
function requireText(argument: string, value: unknown): void {
  if (typeof value !== 'string') throw new EngineError(argument, 'a string', show(value));
  if (/\p{Surrogate}/u.test(value)) throw new EngineError(argument, 'Unicode', show(value));
}

function parseEntry(
  name: string,
  entry: unknown,
  room: number
): { dtype: Stores; shape: number[]; from: number; to: number } {
  if (!isRecord(entry)) throw new EngineError(name, 'dtype, shape and data_offsets', show(entry));
  const { dtype, shape, data_offsets: offsets } = entry;
  if (!isStored(dtype)) throw new EngineError(name, `dtype ${Object.keys(BYTES).join(' or ')}`, show(dtype));
  if (!isSizes(shape)) throw new EngineError(name, 'a shape of whole numbers', show(shape));
  if (!isSizes(offsets) || offsets.length !== 2) {
    throw new EngineError(name, 'two data_offsets', show(offsets));
  }
  const [from, to] = offsets;
  if (from > to || to > room) {
    throw new EngineError(name, `data_offsets within ${room} bytes of numbers`, `${from} to ${to}`);
  }
  if (shape.some((_, i) => sizeOf(shape.slice(0, i)) > Number.MAX_SAFE_INTEGER)) {
    throw new EngineError(name, 'a shape of fewer than 2⁵³ numbers', shape.join(' × '));
  }
  const expected = sizeOf(shape) * BYTES[dtype];
  if (to - from !== expected) {
    throw new EngineError(name, `${expected} bytes (${shape.join(' × ')} of ${dtype})`, String(to - from));
  }
  return { dtype, shape, from, to };
}

const isStored = (dtype: unknown): dtype is Stores =>
  typeof dtype === 'string' && Object.hasOwn(BYTES, dtype);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);

/** A network as a file: its weights by PyTorch's names, and what it is made of in the metadata. */
export function saveNetwork(
  net: Network,
  metadata: Record<string, string> = {},
  options?: WriteOptions
): Uint8Array<ArrayBuffer> {
  const about = { ...metadata, format: 'pt', [KEY]: JSON.stringify(net.spec) };
  return writeSafetensors(net.stateDict(), about, options);
}

/**
 * Puts a file's weights into a network, which stays as it is where anything is wrong with them.
 * @throws EngineError on a damaged file, and on tensors that are not the network's
 */
export function loadWeights(net: Network, file: Bytes): void {
  net.loadStateDict(readSafetensors(file).tensors);
}

/** A new network from a file of `saveNetwork`. @throws EngineError on a damaged file, and on one from elsewhere */
export function loadNetwork(file: Bytes, options: { backend?: Backend } = {}): Network {
  const { tensors, metadata } = readSafetensors(file);
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
