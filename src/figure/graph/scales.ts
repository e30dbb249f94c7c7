import { linear, logarithmic } from './bars.ts';

/** Values fill their bar at 1.5: states of tanh and gates never do. */
export const valueShare = linear(1.5);
/** Gradients differ by orders of magnitude: a thousandth is nothing, 10 a full bar. */
export const gradientShare = logarithmic(1e-3, 10);

/** Widths of an edge on the way back: dotted where nothing comes, then by the power of ten. */
export const WIDTHS = [1, 0.8, 1.2, 1.8, 2.6, 3.6, 5];

/** Which of the widths the largest number of a share has: below 10⁻⁴, 10⁻³, … , from 1 on, from 10 on. */
export function widthClass(share: ArrayLike<number>): number {
  let size = 0;
  for (let k = 0; k < share.length; k++) size = Math.max(size, Math.abs(share[k]));
  if (size < 1e-6) return 0;
  return Math.max(1, Math.min(WIDTHS.length - 1, Math.floor(Math.log10(size)) + 5));
}
