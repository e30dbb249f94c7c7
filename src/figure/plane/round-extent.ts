import { powerOfTen } from '../format.ts';

/** Half the side of a plane, and how it is printed. */
export interface RoundExtent {
  extent: number;
  text: string;
}

/**
 * The least of 1, 2 and 5 times a power of ten that holds a size: a plane that follows its content in steps, so that
 * growth and decay are seen within each.
 */
export function roundExtent(size: number): RoundExtent {
  const found = size > 0 && Number.isFinite(size) ? Math.floor(Math.log10(size)) : 0;
  const fits = [1, 2, 5, 10].find((digit) => size <= digit * 10 ** found * (1 + 1e-9)) ?? 1;
  const [digit, exponent] = fits === 10 ? [1, found + 1] : [fits, found];
  const extent = digit * 10 ** exponent;
  if (Math.abs(exponent) < 3) return { extent, text: String(Number(extent.toPrecision(3))) };
  return { extent, text: `${digit === 1 ? '' : `${digit}·`}${powerOfTen(exponent)}` };
}
