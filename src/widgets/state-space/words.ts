import { fixedPointKinds, type Complex, type FixedPoint, type FixedPointKind, type Point2 } from '$engine';
import { rounded } from '$figure/format.ts';

export const coordinate = (value: number) => rounded(value, 2);

export const pointText = ([h1, h2]: Point2) => `(${coordinate(h1)}, ${coordinate(h2)})`;

/** Two real eigenvalues, or a complex pair as re ± im i. */
export const eigenvalueText = ([a, b]: readonly [Complex, Complex]) =>
  a.im === 0
    ? `${coordinate(a.re)}, ${coordinate(b.re)}`
    : `${coordinate(a.re)} ± ${coordinate(Math.abs(a.im))}i`;

/** Fixed points by kind, stable ones first, for a sentence. */
export const grouped = (points: readonly FixedPoint[]): { kind: FixedPointKind; points: string[] }[] =>
  fixedPointKinds
    .map((kind) => ({ kind, points: points.filter((p) => p.kind === kind).map(({ h }) => pointText(h)) }))
    .filter(({ points }) => points.length > 0);

/** A, B, C … for the attractors. */
export const letterOf = (i: number) => String.fromCharCode(65 + i);
