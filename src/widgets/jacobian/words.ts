import { formatNumber, sizeText } from '$figure/format.ts';

/** A complex number in words and signs: "0.80 + 0.60 i". */
export function complexText([re, im]: readonly [number, number]): string {
  if (im === 0) return formatNumber(re);
  return `${formatNumber(re)} ${im < 0 ? '−' : '+'} ${formatNumber(Math.abs(im))} i`;
}

/** The size of an input: two decimals, two digits where it is small: "1.50", "0.010", "10⁻⁶". */
export function inputText(value: number): string {
  if (value === 0 || value >= 0.1) return value.toFixed(2);
  return value >= 0.001 ? value.toPrecision(2) : sizeText(value);
}
