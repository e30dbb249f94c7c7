import { powerOfTen } from '$figure/format.ts';

/** A size for reading: "0.41", "3.2 · 10⁻⁷". */
export function sizeText(value: number): string {
  if (!(value > 0)) return '0';
  const exponent = Math.floor(Math.log10(value));
  if (exponent >= -2 && exponent < 4) return String(Number(value.toPrecision(2)));
  const digits = (value / 10 ** exponent).toFixed(1);
  return digits === '10.0' ? powerOfTen(exponent + 1) : `${digits} · ${powerOfTen(exponent)}`;
}
