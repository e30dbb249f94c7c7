import { powerOfTen } from '$figure/format.ts';

/** A number given by its log₁₀, which may be far outside what floats hold: 0.52, 3.1 × 10⁻⁴⁰, 0. */
export function fromLog(log10: number): string {
  if (log10 === -Infinity) return '0';
  if (!Number.isFinite(log10)) return '∞';
  if (log10 > -2 && log10 < 3) {
    const value = 10 ** log10;
    return value < 10 ? value.toPrecision(2) : value.toFixed(value < 100 ? 1 : 0);
  }
  let power = Math.floor(log10);
  let digits = (10 ** (log10 - power)).toFixed(1);
  if (digits === '10.0') {
    digits = '1.0';
    power++;
  }
  return `${digits} × ${powerOfTen(power)}`;
}

/** A factor, to three digits. */
export const factor = (value: number): string =>
  value >= 100 || (value < 0.001 && value > 0) ? fromLog(Math.log10(value)) : value.toPrecision(3);

/** The seeds of the networks, "1–5". */
export const seedsOf = ({ seed, networks }: { seed: number; networks: number }): string =>
  networks === 1 ? String(seed) : `${seed}–${seed + networks - 1}`;
