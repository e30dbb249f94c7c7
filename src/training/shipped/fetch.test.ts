import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fetchShipped, ShippingError, type FetchOptions, type ShippedFile } from './fetch.ts';

const good = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 251);
const shipped: ShippedFile = {
  file: 'a.safetensors',
  bytes: good.length,
  sha256: createHash('sha256').update(good).digest('hex')
};
const ADDRESS = '/models/a.safetensors';

/** A server that sends these bytes in pieces, and counts how often it is asked. */
function server(bytes: Uint8Array, { status = 200, piece = 300 } = {}) {
  const asked: string[] = [];
  const get = (async (address: string) => {
    asked.push(address);
    const body = new ReadableStream({
      start(stream) {
        for (let at = 0; at < bytes.length; at += piece) stream.enqueue(bytes.slice(at, at + piece));
        stream.close();
      }
    });
    return new Response(body, { status });
  }) as unknown as typeof fetch;
  return { get, asked };
}

/** A cache that holds what is put into it. */
function shelf() {
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    match: async (key: string) => (held.has(key) ? new Response(held.get(key)) : undefined),
    put: async (key: string, response: Response) => {
      held.set(key, new Uint8Array(await response.arrayBuffer()));
    }
  };
  const caches = () => ({ open: async () => cache }) as unknown as CacheStorage;
  return { held, caches };
}

const without: FetchOptions['caches'] = () => undefined;

const failureOf = async (options: FetchOptions): Promise<ShippingError> => {
  const failure = await fetchShipped(shipped, ADDRESS, options).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(ShippingError);
  return failure as ShippingError;
};

test('a file comes whole, and says how far it has come', async () => {
  const told: number[] = [];
  const { get } = server(good);
  const progress = (bytes: number) => told.push(bytes);
  expect(await fetchShipped(shipped, ADDRESS, { fetch: get, caches: without, progress })).toEqual(good);
  expect(told).toEqual([300, 600, 900, 1000]);
});

describe('what was fetched once', () => {
  test('needs no net the second time', async () => {
    const { caches } = shelf();
    await fetchShipped(shipped, ADDRESS, { fetch: server(good).get, caches });
    const offline = (async () => Promise.reject(new TypeError('no net'))) as typeof fetch;
    expect(await fetchShipped(shipped, ADDRESS, { fetch: offline, caches })).toEqual(good);
  });

  test('is fetched anew where it has spoilt', async () => {
    const { held, caches } = shelf();
    await fetchShipped(shipped, ADDRESS, { fetch: server(good).get, caches });
    for (const bytes of held.values()) bytes[5] ^= 1;
    const { get, asked } = server(good);
    expect(await fetchShipped(shipped, ADDRESS, { fetch: get, caches })).toEqual(good);
    expect(asked).toEqual([ADDRESS]);
  });

  test('is not taken for the file of a newer edition', async () => {
    const { caches } = shelf();
    await fetchShipped(shipped, ADDRESS, { fetch: server(good).get, caches });
    const newer = good.map((byte) => byte + 1);
    const other = { ...shipped, sha256: createHash('sha256').update(newer).digest('hex') };
    expect(await fetchShipped(other, ADDRESS, { fetch: server(newer).get, caches })).toEqual(newer);
  });
});

test('a frame that may not even look at caches goes without', async () => {
  const caches = () => {
    throw new Error('SecurityError');
  };
  expect(await fetchShipped(shipped, ADDRESS, { fetch: server(good).get, caches })).toEqual(good);
});

test('a cache that is full keeps nothing from its reader', async () => {
  const full = { match: async () => undefined, put: async () => Promise.reject(new Error('full')) };
  const caches = () => ({ open: async () => full }) as unknown as CacheStorage;
  expect(await fetchShipped(shipped, ADDRESS, { fetch: server(good).get, caches })).toEqual(good);
});

describe('a file that has not come is told by why', () => {
  const flipped = good.map((byte, i) => (i === 500 ? byte ^ 1 : byte));
  const longer = Uint8Array.of(...good, 0);
  const cases: [what: string, get: typeof fetch, kind: ShippingError['kind'], detail: string][] = [
    [
      'no net',
      (async () => Promise.reject(new TypeError('no net'))) as typeof fetch,
      'unreachable',
      'no net'
    ],
    ['no such file', server(good, { status: 404 }).get, 'missing', 'the server answers 404'],
    ['a bit that flipped', server(flipped).get, 'damaged', 'SHA-256'],
    ['an end that is missing', server(good.slice(0, 999)).get, 'damaged', '999 of its 1000 bytes'],
    ['a page in its place', server(longer, { piece: 5000 }).get, 'damaged', 'more than the 1000 bytes'],
    ['nothing at all', server(new Uint8Array(0)).get, 'damaged', '0 of its 1000 bytes']
  ];
  for (const [what, get, kind, detail] of cases) {
    test(what, async () => {
      const { held, caches } = shelf();
      const failure = await failureOf({ fetch: get, caches });
      expect(failure.kind).toBe(kind);
      expect(failure.message).toContain(`a.safetensors: `);
      expect(failure.message).toContain(detail);
      expect(held.size).toBe(0);
    });
  }

  test('a connection that breaks', async () => {
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(good.slice(0, 10)),
      pull: (stream) => stream.error(new TypeError('cut'))
    });
    const get = (async () => new Response(body)) as unknown as typeof fetch;
    expect((await failureOf({ fetch: get, caches: without })).kind).toBe('unreachable');
  });
});
