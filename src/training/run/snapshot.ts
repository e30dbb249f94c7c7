import type { FloatArray, OptimiserKind, RngState, Spec } from '../../engine/index.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Probe, Update } from '../diagnosis/evidence.ts';
import type { Position } from '../text/reader.ts';

/** A run between two updates, whole: what is restored from it goes on bit for bit. Plain data, shared with nothing. */
export interface Snapshot {
  readonly updates: number;
  /** Predictions learnt from. */
  readonly characters: number;
  readonly rate: number;
  readonly clip: number | null;
  readonly weights: FloatArray;
  /** What the network is made of. */
  readonly spec: Spec;
  readonly optimiser: {
    readonly kind: OptimiserKind;
    readonly steps: number;
    readonly memory: readonly FloatArray[];
  };
  readonly rng: RngState;
  readonly position: Position;
  /** The state carried on, [numLayers, B, H]; c is empty where there is none. */
  readonly h: FloatArray;
  readonly c: FloatArray;
  /** What diagnoses look back on. */
  readonly recent: readonly Update[];
  readonly probe: Probe | null;
  readonly suspicions: readonly Diagnosis[];
  readonly diagnoses: readonly Diagnosis[];
}

/** A snapshot's large arrays, which can change hands instead of being copied. */
export const buffersOf = ({ weights, optimiser, position, h, c }: Snapshot): ArrayBufferLike[] =>
  [weights, ...optimiser.memory, position, h, c].map(({ buffer }) => buffer);

/** About what one of the small records of `recent` takes. */
const RECORD = 100;

/** Bytes that a snapshot holds on to. */
export function bytesOf(snapshot: Snapshot): number {
  const records = snapshot.recent.length + (snapshot.probe?.dead.length ?? 0) + 1;
  const numbers = 8 * (snapshot.probe?.reach.length ?? 0);
  return (
    buffersOf(snapshot).reduce((sum, { byteLength }) => sum + byteLength, 0) + RECORD * records + numbers
  );
}
