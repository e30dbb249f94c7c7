import { signedFill } from '../signed.ts';
import type { Place } from '../place.ts';

/** Steps from nothing to the strongest shade of either sign. */
export const STEPS = 8;

/** The shade of a value from −1 to 1: −STEPS to STEPS. */
export const shadeOf = (value: number): number => Math.round(Math.max(-1, Math.min(1, value)) * STEPS);

/** All rectangles of one shade as one path: thousands of them stay as light as there are shades. */
export function shadePaths(
  count: number,
  shade: (i: number) => number,
  place: (i: number) => Place
): { shade: number; d: string; fill: string }[] {
  const parts = new Map<number, string[]>();
  for (let i = 0; i < count; i++) {
    const own = shade(i);
    if (own === 0) continue;
    const { x, y, width, height } = place(i);
    const list = parts.get(own) ?? [];
    list.push(`M${pixel(x)},${pixel(y)}h${pixel(width)}v${pixel(height)}h${pixel(-width)}z`);
    parts.set(own, list);
  }
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([own, list]) => ({ shade: own, d: list.join(''), fill: signedFill(own, STEPS) }));
}

const pixel = (value: number) => Math.round(100 * value) / 100;
