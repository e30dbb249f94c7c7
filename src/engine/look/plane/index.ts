export { advanceOn, passFrom, trajectories, type Advance } from './advance.ts';
export { basins, type Basins } from './basins.ts';
export { settle, stableCycles, type Cycle } from './cycles.ts';
export { eigenvalues, type Complex } from './eigenvalues.ts';
export {
  fixedPointKinds,
  fixedPoints,
  isStable,
  type FixedPoint,
  type FixedPointKind
} from './fixed-points.ts';
export { planeMap, type Matrix2, type PlaneMap, type Point2 } from './map.ts';
export { arrowField, gridImage } from './sampled.ts';
