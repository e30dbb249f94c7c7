import { inset, type Place } from '$figure/place.ts';

const NORM = 78;

/** Where the two plots stand, one above the other, in CSS pixels. */
export function layoutOf(width: number): { height: number; bits: Place; norm: Place } {
  const tall = width < 500 ? 230 : 270;
  const sides = { left: 40, right: 14 };
  return {
    height: tall + NORM,
    bits: inset({ x: 0, y: 0, width, height: tall }, { ...sides, top: 44, bottom: 22 }),
    norm: inset({ x: 0, y: tall, width, height: NORM }, { ...sides, top: 16, bottom: 22 })
  };
}

/** What the axis of bits reaches: from a whole number below all but the first of the run, to the guess among all. */
export function bitsAxis(values: readonly number[], guessing: number): [number, number] {
  const found = values.filter(Number.isFinite);
  if (found.length < 20) return [0, Math.ceil(guessing)];
  // The first descent is steep, and would leave nothing for what comes after it.
  const later = found.slice(Math.floor(found.length / 20));
  const low = Math.floor(Math.min(...later));
  return [Math.max(0, low), Math.max(low + 2, Math.ceil(Math.max(...later)))];
}
