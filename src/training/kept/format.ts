import type { Snapshot } from '../run/snapshot.ts';
import { realClock } from '../work/clock.ts';
import { checkHeader, type Header } from './header.ts';
import type { KeptRun } from './kept-run.ts';

/** Why a file is no run. */
export class KeptError extends Error {
  override readonly name = 'KeptError';

  /** @param kind 'foreign': another sort of file; 'cut': its end is missing; 'damaged': it is not what was written */
  constructor(readonly kind: 'foreign' | 'cut' | 'damaged') {
    super(`The file is no run: ${kind}.`);
  }
}

/** The two halves of what is kept. The text stays as it is all the time. */
export interface Packed {
  readonly state: Blob;
  readonly text: Blob;
}

const MAGIC = 'UNROLLED';
/** The magic word, a checksum of all that follows, and the bytes of the header, of the numbers and of the text. */
const FIXED = MAGIC.length + 4 * 4;

/** Packs a run: `new Blob([state, text])` is the file. */
export async function pack({ settings, config, text, snapshot, line }: KeptRun): Promise<Packed> {
  const { weights, optimiser, position, h, c, ...plain } = snapshot;
  const { memory, ...kind } = optimiser;
  const arrays = [weights, ...memory, position, h, c];
  const documents = text instanceof Blob ? null : ([text].flat() as string[]).map((one) => new Blob([one]));
  const header: Header = {
    settings,
    config,
    snapshot: { ...plain, optimiser: kind },
    arrays: arrays.map(({ length }) => length),
    documents: documents?.map(({ size }) => size) ?? null,
    line
  };
  const head = new TextEncoder().encode(JSON.stringify(header, spellNumbers));
  const padded = new Uint8Array(Math.ceil(head.length / 4) * 4).fill(32);
  padded.set(head);
  const whole = new Blob(documents ?? [text as Blob]);
  const numbers = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const sizes = Uint32Array.of(padded.length, numbers, whole.size);
  const bytes = arrays.map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)
  );
  let sum = await checksum(new Uint8Array(sizes.buffer));
  for (const part of [padded, ...bytes]) sum = await checksum(part, sum);
  // Copied by the blob, so that what is trained on later does not change what is kept.
  const state = new Blob([MAGIC, Uint32Array.of(sum), sizes, padded, ...bytes]);
  return { state, text: whole };
}

/** Whether a file says that it is a kept run. */
export const isKept = async (file: Blob): Promise<boolean> =>
  (await file.slice(0, MAGIC.length).text()) === MAGIC;

/** @throws KeptError where it is not what `pack` made */
export async function unpack(file: Blob): Promise<KeptRun> {
  if (!(await isKept(file))) throw new KeptError('foreign');
  if (file.size < FIXED) throw new KeptError('cut');
  const [sum, ...sizes] = new Uint32Array(await file.slice(MAGIC.length, FIXED).arrayBuffer());
  const [headBytes, numberBytes, textBytes] = sizes;
  const total = FIXED + headBytes + numberBytes + textBytes;
  if (file.size < total) throw new KeptError('cut');
  if (file.size > total) throw new KeptError('damaged');
  const rest = new Uint8Array(await file.slice(FIXED, FIXED + headBytes + numberBytes).arrayBuffer());
  const found = await checksum(rest, await checksum(new Uint8Array(Uint32Array.from(sizes).buffer)));
  if (found !== sum) throw new KeptError('damaged');
  const header = read(new TextDecoder().decode(rest.subarray(0, headBytes)));
  const text = file.slice(FIXED + headBytes + numberBytes);
  const { settings, config, snapshot, arrays, documents, line } = header;
  const numbers = cut(rest.subarray(headBytes), arrays);
  if (!numbers || numbers.length < 4) throw new KeptError('damaged');
  const { optimiser, ...plain } = snapshot;
  const floats = numbers.map(({ buffer }) => new Float32Array(buffer));
  const [position, h, c] = [numbers.length - 3, numbers.length - 2, numbers.length - 1];
  return {
    settings,
    config,
    text: documents ? await documentsOf(text, documents) : text,
    line,
    snapshot: {
      ...plain,
      weights: floats[0],
      optimiser: { ...optimiser, memory: floats.slice(1, position) },
      position: new Int32Array(numbers[position].buffer),
      h: floats[h],
      c: floats[c]
    } as Snapshot
  };
}

function read(json: string): Header {
  try {
    return checkHeader(JSON.parse(json, readNumbers));
  } catch {
    throw new KeptError('damaged');
  }
}

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array<ArrayBuffer>[] | undefined {
  let at = 0;
  const parts = lengths.map((length) => {
    const part = bytes.slice(at, at + 4 * length);
    at += 4 * length;
    return part;
  });
  return at === bytes.length ? parts : undefined;
}

async function documentsOf(text: Blob, sizes: readonly number[]): Promise<string[]> {
  let at = 0;
  const documents: string[] = [];
  for (const size of sizes) {
    documents.push(await text.slice(at, at + size).text());
    at += size;
  }
  if (at !== text.size) throw new KeptError('damaged');
  return documents;
}

/** JSON has no word for numbers that are not finite, and a skipped update has such. */
const spellNumbers = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;

function readNumbers(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('number' in value)) return value;
  return typeof value.number === 'string' && Object.keys(value).length === 1 ? Number(value.number) : value;
}

/** Words between two rests of a long sum: about a millisecond. */
const REST_EVERY = 2 ** 20;

/** FNV-1a over 32-bit words (Fowler, Noll and Vo). The page stays alive meanwhile. */
async function checksum(bytes: Uint8Array, sum = 0x811c9dc5): Promise<number> {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, bytes.length / 4);
  for (let i = 0; i < words.length; i++) {
    sum = Math.imul(sum ^ words[i], 0x01000193);
    if ((i + 1) % REST_EVERY === 0) await realClock.sleep(0);
  }
  return sum >>> 0;
}
