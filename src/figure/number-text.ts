import { formatNumber, powerOfTen } from './format.ts';

/** A number as figures print it, a power of ten written as one: "0.09", "314", "8 · 10⁻¹³". */
export function numberText(value: number): string {
  const [digits, exponent] = formatNumber(value).split('e');
  return exponent === undefined ? digits : `${digits} · ${powerOfTen(Number(exponent.replace('−', '-')))}`;
}
