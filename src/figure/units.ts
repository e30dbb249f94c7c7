const three = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Bytes to three digits: 840 B, 31.5 kB (1000 bytes), 5.23 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  return bytes < 999_500 ? `${three(bytes / 1000)} kB` : `${three(bytes / 1e6)} MB`;
}

/** Microseconds to three digits; from a millisecond on in milliseconds. */
export function formatTime(microseconds: number): string {
  return microseconds < 999.5 ? `${three(microseconds)} µs` : `${three(microseconds / 1000)} ms`;
}

/** A power of ten as an axis prints it: 10 kB, 1 MB, 100 µs. */
export const byteTick = (bytes: number) =>
  bytes >= 1e6 ? `${bytes / 1e6} MB` : bytes >= 1e3 ? `${bytes / 1e3} kB` : `${bytes} B`;
export const timeTick = (microseconds: number) =>
  microseconds >= 1000 ? `${microseconds / 1000} ms` : `${Number(microseconds.toPrecision(1))} µs`;
export const countTick = (count: number) => count.toLocaleString('en-US');
