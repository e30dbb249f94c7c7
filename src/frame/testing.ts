import { arbitrary, readHash, writeHash, type Parameters } from './params/index.ts';
import { ParamStore } from './store.svelte.ts';

/** A small seeded generator (mulberry32, Tommy Ettinger, public domain) for tests: the same seed, the same numbers. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A figure's model with its parameters at their defaults, but for those that are given; `more` is what else its
 * constructor takes. */
export function figureOf<V extends Record<string, unknown>, M, More extends unknown[]>(
  Model: new (params: V, ...more: More) => M,
  parameters: Parameters<V>,
  given: Partial<V> = {},
  ...more: More
): M {
  return new Model(new ParamStore(parameters, { ...parameters.defaults, ...given }).params, ...more);
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  return Object.is(a, b);
}

/** What is wrong with values that a figure would be given; undefined where nothing is. */
function fault<V extends Record<string, unknown>>(parameters: Parameters<V>, values: V): string | undefined {
  const repaired = parameters.normalise(values);
  for (const name of parameters.names) {
    const accepted = parameters.fields[name].accept(values[name], name);
    if (!accepted.ok) return accepted.error;
    if (!same(accepted.value, values[name])) return `${name} is out of range`;
    if (!same(repaired[name], values[name])) return `${name} is changed by a second normalise`;
  }
  return undefined;
}

/**
 * Writes random states as links and reads them back.
 *
 * @throws Error with the link, where a state does not come back to the bit
 */
export function assertUrlRoundTrip<V extends Record<string, unknown>>(
  parameters: Parameters<V>,
  n = 1000
): void {
  const random = seeded(1);
  for (let i = 0; i < n; i++) {
    const params = arbitrary(parameters, random);
    const t = Math.floor(random() * 100);
    const hash = writeHash(parameters, { params, t });
    const back = readHash(parameters, `#${hash}`);
    const lost = parameters.names.find((name) => !same(params[name], back.params[name]));
    if (lost !== undefined || back.t !== t)
      throw new Error(`${lost ?? 't'} does not come back from #${hash}`);
  }
}

const odd = [
  '',
  '%',
  '%E0%A4%A',
  '1e999',
  '-1',
  'NaN',
  ',',
  ',,1',
  '0101',
  'x',
  '1,2,3',
  '99999999999',
  '\u{1f600}'
];

/**
 * Reads random hashes, made of the figure's own keys and of nonsense.
 *
 * @throws Error with the link, where one throws or gives values that the figure should never see
 */
export function assertAnyHashIsSafe<V extends Record<string, unknown>>(
  parameters: Parameters<V>,
  n = 1000
): void {
  const random = seeded(2);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const character = () => String.fromCharCode(32 + Math.floor(random() * 200));
  const noise = () => Array.from({ length: Math.floor(random() * 12) }, character).join('');
  const keys = [...parameters.names, 'v', 't', 'theme', 'hide', 'lock', 'exercise'];
  for (let i = 0; i < n; i++) {
    const pairs = Array.from({ length: Math.floor(random() * 8) }, () => {
      const key = random() < 0.8 ? pick(keys) : noise();
      const value = random() < 0.4 ? pick(odd) : random() < 0.5 ? String((random() - 0.5) * 1e3) : noise();
      return random() < 0.9 ? `${key}=${value}` : key;
    });
    const hash = `#${pairs.join('&')}`;
    const wrong = fault(parameters, readHash(parameters, hash).params);
    if (wrong !== undefined) throw new Error(`${wrong}, from ${hash}`);
  }
}
