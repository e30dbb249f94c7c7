import { sha256 } from './sha256.ts';

/** A file that is shipped with the book: where it lies, and what tells it from a damaged one. */
export interface ShippedFile {
  /** In static/models. */
  file: string;
  bytes: number;
  sha256: string;
}

/**
 * Why a model has not come. 'unreachable': no answer at all, as without a net; 'missing': the server has no such file;
 * 'damaged': what came is not the file, by its length or its hash; 'wrong': it is, and holds no model.
 */
export class ShippingError extends Error {
  override readonly name = 'ShippingError';

  constructor(
    readonly kind: 'unreachable' | 'missing' | 'damaged' | 'wrong',
    detail: string
  ) {
    super(detail);
  }
}

export interface FetchOptions {
  /** Default: the page's. */
  fetch?: typeof fetch;
  /** Default: the page's; a frame without an origin of its own has none, and goes without. */
  caches?: () => Pick<CacheStorage, 'open'> | undefined;
  /** Told how many bytes have come. */
  progress?: (bytes: number) => void;
  signal?: AbortSignal;
}

const CACHE = 'unrolled-models';

/**
 * A shipped file, from the page's cache where it was fetched before: it then needs no net. What is in the cache is held
 * against the hash like anything else, and fetched anew where it fails.
 * @throws ShippingError
 */
export async function fetchShipped(
  shipped: ShippedFile,
  address: string,
  options: FetchOptions = {}
): Promise<Uint8Array<ArrayBuffer>> {
  const cache = await opened(options.caches ?? (() => caches));
  // The hash in the key: a newer edition of the book asks for another file by the same address.
  const key = `${address}?${shipped.sha256}`;
  const kept = await cache?.match(key).catch(() => undefined);
  if (kept) {
    const bytes = new Uint8Array(await kept.arrayBuffer());
    if (!flawOf(bytes, shipped)) {
      options.progress?.(bytes.length);
      return bytes;
    }
  }
  const bytes = await fetched(shipped, address, options);
  const flaw = flawOf(bytes, shipped);
  if (flaw) throw new ShippingError('damaged', `${shipped.file}: ${flaw}`);
  // Where there is no room for it, the next visit fetches it again.
  await cache?.put(key, new Response(bytes)).catch(() => {});
  return bytes;
}

/** In a sandboxed frame the mere look at `caches` throws. */
async function opened(caches: NonNullable<FetchOptions['caches']>): Promise<Cache | undefined> {
  try {
    return await caches()?.open(CACHE);
  } catch {
    return undefined;
  }
}

async function fetched(
  { file, bytes: expected }: ShippedFile,
  address: string,
  { fetch: get = fetch, progress, signal }: FetchOptions
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await get(address, { signal });
  } catch (cause) {
    throw unreachable(file, cause);
  }
  if (!response.ok) throw new ShippingError('missing', `${file}: the server answers ${response.status}.`);
  // A byte more than there should be is enough to know that it is another file.
  const bytes = new Uint8Array(expected + 1);
  let length = 0;
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const value = part.value.subarray(0, bytes.length - length);
      bytes.set(value, length);
      length += value.length;
      if (length === bytes.length) {
        await reader?.cancel();
        break;
      }
      progress?.(length);
    }
  } catch (cause) {
    throw unreachable(file, cause);
  }
  return bytes.slice(0, length);
}

const unreachable = (file: string, cause: unknown) =>
  new ShippingError('unreachable', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`);

function flawOf(bytes: Uint8Array, { bytes: expected, sha256: wanted }: ShippedFile): string | undefined {
  if (bytes.length > expected) return `more than the ${expected} bytes that it has`;
  if (bytes.length < expected) return `${bytes.length} of its ${expected} bytes`;
  const found = sha256(bytes);
  return found === wanted ? undefined : `SHA-256 ${found}, and not ${wanted}`;
}
