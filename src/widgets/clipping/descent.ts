import type { Unit } from './unit.ts';

/** A descent as it stands before an update, and the update that follows. */
export interface Stand {
  w: number;
  b: number;
  loss: number;
  norm: number;
  /** What the rate is multiplied with: the gradient, clipped or not; null where the update is skipped. */
  used: [number, number] | null;
  /** Degrees between it and the gradient. */
  turned: number;
  clipped: boolean;
}

export interface Clipping {
  threshold: number;
  by: 'norm' | 'element';
}

/** Gradient descent from (w, b): `updates` + 1 stands. A gradient whose norm is not finite is not followed. */
export function descend(
  unit: Unit,
  start: readonly [number, number],
  rate: number,
  updates: number,
  clipping?: Clipping
): Stand[] {
  let [w, b] = start;
  const stands: Stand[] = [];
  for (let i = 0; i <= updates; i++) {
    const { loss, gradient, norm } = unit.slope(w, b);
    const cut = clipping ? unit.clipped(clipping.threshold, clipping.by) : gradient;
    const next: [number, number] = [w - rate * cut[0], b - rate * cut[1]];
    const sound = Number.isFinite(norm) && next.every(Number.isFinite);
    stands.push({
      w,
      b,
      loss,
      norm,
      used: sound ? cut : null,
      turned: sound ? angle(gradient, cut) : 0,
      clipped: sound && Math.hypot(...cut) < norm * (1 - 1e-9)
    });
    if (sound) [w, b] = next;
  }
  return stands;
}

/** Degrees between two vectors; 0 where one of them is 0. */
export function angle([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  if ((ax === 0 && ay === 0) || (bx === 0 && by === 0)) return 0;
  return Math.abs((Math.atan2(ax * by - ay * bx, ax * bx + ay * by) * 180) / Math.PI);
}
