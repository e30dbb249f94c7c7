import { inset, type Place } from '$figure/place.ts';

const NORM = 98;

/** Where the two plots stand, one above the other, in CSS pixels. */
export function layoutOf(width: number): { height: number; bits: Place; norm: Place } {
  const tall = width < 500 ? 230 : 270;
  const sides = { left: 40, right: 14 };
  return {
    height: tall + NORM,
    bits: inset({ x: 0, y: 0, width, height: tall }, { ...sides, top: 44, bottom: 28 }),
    norm: inset({ x: 0, y: tall, width, height: NORM }, { ...sides, top: 22, bottom: 36 })
  };
}

/**
 * What the axis of bits reaches, in whole numbers: once there is enough of a run, all but its first twentieth. The first
 * descent is steep, and would leave nothing for what comes after it.
 */
export function bitsAxis(curves: readonly (readonly number[])[], guessing: number): [number, number] {
  const later = curves.flatMap((values) => values.slice(Math.ceil(values.length / 20)));
  if (later.length < 20) return [0, Math.ceil(guessing)];
  const low = Math.floor(Math.min(...later));
  return [Math.max(0, low), Math.max(low + 2, Math.ceil(Math.max(...later)))];
}
