import { formatNumber, powerOfTen } from '$figure/format.ts';

/** Numbers that are added up, as they are printed: with the same digits, so that the reader can add them. */
export interface PrintedSum {
  terms: readonly string[];
  total: string;
  /** Another number with the same digits, such as a sum of only some of the terms. */
  print: (value: number) => string;
  /** The sum of some terms as they are printed. */
  partial: (which: readonly number[]) => string;
}

const FEWEST = 4;
const MOST = 5;

/** The largest number's power of ten, taken out of all where decimals alone would hide or flood. */
function powerOf(largest: number): number {
  return largest > 0 && (largest < 0.01 || largest >= 1e5) ? Math.floor(Math.log10(largest)) : 0;
}

/**
 * Each rounded to whole units, or one unit to the side where the sum needs it: those rounded the furthest give way
 * first, so that no term is a whole unit off.
 */
function apportioned(values: readonly number[], total: number): number[] {
  const units = values.map(Math.round);
  let missing = total - units.reduce((sum, unit) => sum + unit, 0);
  const side = Math.sign(missing);
  const off = (i: number) => side * (values[i] - units[i]);
  // An exact 0 is no rounded number: it stays.
  const order = values.map((_, i) => i).filter((i) => values[i] !== 0);
  for (const i of order.sort((a, b) => off(b) - off(a))) {
    if (missing === 0) break;
    units[i] += side;
    missing -= side;
  }
  return units;
}

/**
 * Terms and their total with as few decimals as make the printed terms add up to the printed total: four or five; where
 * rounding does not agree with five either, some terms are rounded the other way.
 * @param values the terms
 * @param total their sum
 */
export function printSum(values: readonly number[], total: number): PrintedSum {
  const largest = Math.max(Math.abs(total), ...values.map(Math.abs));
  // Where numbers have run out of range nothing adds up any more.
  if (!Number.isFinite(largest) || (largest > 0 && largest < 1e-280)) {
    const sum = (which: readonly number[]) => which.reduce((sum, i) => sum + values[i], 0);
    return {
      terms: values.map(formatNumber),
      total: formatNumber(total),
      print: formatNumber,
      partial: (which) => formatNumber(sum(which))
    };
  }
  const power = powerOf(largest);
  let decimals = FEWEST;
  const unit = () => 10 ** (power - decimals);
  const sumOf = (units: readonly number[]) => units.reduce((sum, one) => sum + one, 0);
  const rounded = () => values.map((value) => Math.round(value / unit()));
  while (decimals < MOST && sumOf(rounded()) !== Math.round(total / unit())) decimals++;
  const whole = Math.round(total / unit());
  const units = apportioned(
    values.map((value) => value / unit()),
    whole
  );
  const text = (count: number, exact: boolean) => {
    const size = Math.abs(count) / 10 ** decimals;
    const digits = exact && power === 0 && Number.isInteger(size) ? String(size) : size.toFixed(decimals);
    const exponent = power === 0 || count === 0 ? '' : `·${powerOfTen(power)}`;
    return `${count < 0 ? '−' : ''}${digits}${exponent}`;
  };
  const print = (value: number) => text(Math.round(value / unit()), Number.isInteger(value));
  return {
    terms: units.map((count, i) => text(count, Number.isInteger(values[i]))),
    total: text(whole, Number.isInteger(total)),
    print,
    partial: (which) =>
      text(
        sumOf(which.map((i) => units[i])),
        which.every((i) => Number.isInteger(values[i]))
      )
  };
}
