import type { Drive } from './figures.ts';
import type { Json } from './session.ts';

/**
 * Figures that show more than the engine computes, such as angles and logarithms, by functions whose last bits each
 * browser has its own way (docs/decisions/same-bits.md). All others give the same bits everywhere.
 */
const nearly = new Set(['gradient-highway', 'gradient-norm', 'jacobian', 'truncation']);

/** Which backend a run took is known only once its worker has begun. */
const passing = new Set(['backend']);

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b), 1);

/** The first place where two browsers' answers differ. */
function difference(
  a: Json | undefined,
  b: Json | undefined,
  exact: boolean,
  path: string
): string | undefined {
  if (a === b) return undefined;
  if (!exact && typeof a === 'number' && typeof b === 'number' && close(a, b)) return undefined;
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object')
    return `${path} is ${JSON.stringify(b)}, in Chromium ${JSON.stringify(a)}`;
  const [left, right] = [a, b] as Record<string, Json>[];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = passing.has(key) ? undefined : difference(left[key], right[key], exact, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a figure, driven in the same way, gave other numbers than in Chromium. */
export const otherwise = (id: string, here: Drive, inChromium: Drive): string | undefined =>
  difference(inChromium as unknown as Json, here as unknown as Json, !nearly.has(id), id);
