/** With a true minus sign: "−0.5". */
export const minus = (text: string): string => text.replace('-', '−');

/** A number to so many decimals, with a true minus sign: a slider's, or one in a table. */
export const fixed = (value: number, digits: number): string => minus(value.toFixed(digits));

/** The same, but what rounds to 0 has no sign. */
export function rounded(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as figures print it: "1", "10", "10⁻³". */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return '1';
  if (exponent === 1) return '10';
  const digits = Array.from(String(Math.abs(exponent)), (digit) => superscripts[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** Digits times a power of ten: "3.2·10⁻⁷", and "10⁻⁷" where the digits are 1. */
const times = (digits: string, exponent: number): string =>
  Number(digits) === 1 ? powerOfTen(exponent) : `${digits}·${powerOfTen(exponent)}`;

/**
 * A number as figures print it: whole numbers bare, others to two decimals, so that 0.999 reads "1.00" and only an
 * exact 1 reads "1". A true minus sign, and a power of ten where two decimals would hide or flood.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'NaN';
  return `${value < 0 ? '−' : ''}${formatSize(Math.abs(value))}`;
}
function formatSize(size: number): string {
  if (Number.isInteger(size) && size < 10_000) return String(size);
  if (size < 10_000 && size >= 0.005) return size.toFixed(size < 100 ? 2 : 0);
  const [digits, exponent] = size.toExponential(0).split('e');
  return times(digits, Number(exponent));
}

/**
 * A size by its logarithm to base 10, which may lie far outside what doubles hold: "0.41", "3.2·10⁻⁷⁸", "10⁻⁶" for
 * what rounds to it.
 *
 * @param digits that count
 */
export function fromLog(log10: number, digits = 2): string {
  if (log10 === -Infinity) return '0';
  if (!Number.isFinite(log10)) return Number.isNaN(log10) ? 'NaN' : '∞';
  // A hair below a power of ten is that power: logarithms are not exact.
  const exponent = Math.floor(log10 + 1e-9);
  if (exponent >= -2 && exponent < 4) {
    const value = 10 ** log10;
    return value < 10 ** digits - 0.5 ? value.toPrecision(digits) : value.toFixed(0);
  }
  const rounded = Number((10 ** (log10 - exponent)).toFixed(digits - 1));
  const [mantissa, power] = rounded < 10 ? [rounded, exponent] : [1, exponent + 1];
  return times(mantissa.toFixed(digits - 1), power);
}

/** A size that is 0 or more, written as `fromLog` does. */
export const sizeText = (value: number, digits = 2): string => fromLog(Math.log10(value), digits);
