import type { Evidence, Update } from './evidence.ts';
import { median } from './statistics.ts';

/** A gradient far larger than the run's usual one, of which clipping may have saved it. */
export interface Exploding {
  kind: 'exploding';
  /** The largest norm of the last updates, and its update. */
  norm: number;
  update: number;
  /** Of all norms looked back on. */
  median: number;
  /** norm / median. */
  ratio: number;
  /** norm / clip: how much was cut off; null where nothing is clipped. */
  cut: number | null;
  clip: number | null;
}

/** Next to no gradient arrives from far back: what is far apart cannot be learnt. */
export interface Vanishing {
  kind: 'vanishing';
  /** Share of all ‖dL/dh‖ that lies `far` steps back or more. */
  share: number;
  far: number;
  /** The greatest distance where ‖dL/dh‖ is still a hundredth of what it is at its greatest. */
  reach: number;
  /** Steps measured. */
  of: number;
  norms: readonly number[];
}

/** The clip decides the length of nearly every step: the rate is no longer what it says. */
export interface AlwaysClipping {
  kind: 'always-clipping';
  /** Share of the last `of` updates that were clipped. */
  share: number;
  of: number;
  /** Median norm of these. */
  norm: number;
  clip: number;
}

const RECENT = 20;
/** A running median of fewer norms says little. */
const ENOUGH = 20;
const FAR_ABOVE_MEDIAN = 10;
const FAR_ABOVE_CLIP = 50;
/** A norm below this is no explosion, though the median of a run that has settled, or the clip, be far smaller. */
const LARGE = 5;

const usable = (recent: readonly Update[]) => recent.filter(({ norm }) => Number.isFinite(norm));
const clipped = ({ norm, clip }: Update) => clip !== null && norm > clip;

export function exploding({ recent }: Evidence): Exploding | null {
  const known = usable(recent);
  if (known.length < ENOUGH) return null;
  const middle = median(known.map(({ norm }) => norm));
  const { norm, update, clip } = known
    .slice(-RECENT)
    .reduce((largest, one) => (one.norm > largest.norm ? one : largest));
  const cut = clip === null ? null : norm / clip;
  const far = norm > FAR_ABOVE_MEDIAN * middle || (cut !== null && cut > FAR_ABOVE_CLIP);
  if (!far || norm < LARGE) return null;
  return { kind: 'exploding', norm, update, median: middle, ratio: norm / middle, cut, clip };
}

/** float32 keeps 24 bits: a sum is the same with a part that is smaller than this, or without. */
const NEXT_TO_NOTHING = 2 ** -24;
/** In fewer steps nothing is far. */
const LEAST_STEPS = 8;

/** By distance, never by the total norm, which the last steps alone can keep healthy. */
export function vanishing({ probe }: Evidence): Vanishing | null {
  if (!probe || probe.reach.length < LEAST_STEPS || !probe.reach.every(Number.isFinite)) return null;
  const norms = probe.reach;
  const far = Math.ceil(norms.length / 2);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const total = sum(norms);
  // No gradient at all has not vanished on its way.
  if (total === 0) return null;
  const share = sum(norms.slice(far)) / total;
  if (share >= NEXT_TO_NOTHING) return null;
  const greatest = Math.max(...norms);
  const reach = norms.findLastIndex((norm) => norm >= greatest / 100);
  return { kind: 'vanishing', share, far, reach, of: norms.length, norms };
}

const CLIP_WINDOW = 100;
const NEARLY_ALWAYS = 0.9;
const CLIP_ENOUGH = 50;

export function alwaysClipping({ recent }: Evidence): AlwaysClipping | null {
  const last = usable(recent).slice(-CLIP_WINDOW);
  const clip = last.at(-1)?.clip ?? null;
  // A clip changed on the way is judged by what came after.
  const since = last.slice(last.findLastIndex((one) => one.clip !== clip) + 1);
  if (clip === null || since.length < CLIP_ENOUGH) return null;
  const share = since.filter(clipped).length / since.length;
  if (share < NEARLY_ALWAYS) return null;
  const norm = median(since.map((one) => one.norm));
  return { kind: 'always-clipping', share, of: since.length, norm, clip };
}
