/**
 * A number as figures print it: whole numbers bare, others to two decimals, so that 0.999 reads "1.00" and only an
 * exact 1 reads "1". A true minus sign, and an exponent where two decimals would hide or flood.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'NaN';
  const size = Math.abs(value);
  let text: string;
  if (Number.isInteger(value) && size < 10_000) text = String(size);
  else if (size >= 10_000 || size < 0.005)
    text = size.toExponential(0).replace('e+', 'e').replace('e-', 'e−');
  else text = size.toFixed(size < 100 ? 2 : 0);
  return value < 0 ? `−${text}` : text;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as figures print it: "1", "10", "10⁻³". */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return '1';
  if (exponent === 1) return '10';
  const digits = Array.from(String(Math.abs(exponent)), (digit) => superscripts[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}
