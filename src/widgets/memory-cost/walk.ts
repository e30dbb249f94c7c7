import type { Method } from '$training/memory/passes.ts';

/** What a pass holds of one step: nothing, its state as a checkpoint alone, or all that the way back needs. */
type Held = 'none' | 'checkpoint' | 'step';

/** One moment of a pass: what is held of every step, where it is, and which way it goes. */
interface Moment {
  held: readonly Held[];
  at: number;
  back: boolean;
}

/** Steps that are drawn, and those of a chunk. */
export const DRAWN = 36;
export const CHUNK = 6;

/** Something was done at step `at`: the step before it is the moment before. */
type Walk = (does: (at: number, back: boolean, now: (held: Held[]) => void) => void) => void;

const walks: Record<Method, (kept: number) => Walk> = {
  full: () => chunks(DRAWN),
  truncated: () => chunks(CHUNK),
  // The way there keeps the state at the start of every segment; the way back makes the rest of a segment anew.
  checkpointed: (kept) => (does) => {
    const segment = Math.ceil(DRAWN / kept);
    for (let t = 0; t < DRAWN; t++)
      does(t, false, (held) => {
        if (t % segment === 0) held[t] = 'checkpoint';
      });
    for (let from = segment * (Math.ceil(DRAWN / segment) - 1); from >= 0; from -= segment) {
      const end = Math.min(DRAWN, from + segment);
      for (let t = from; t < end; t++) does(t, false, (held) => (held[t] = 'step'));
      for (let t = end - 1; t >= from; t--) does(t, true, (held) => (held[t] = 'none'));
    }
  }
};

/** Forward through a chunk, which fills, and back through it, which empties, one chunk after the other. */
function chunks(size: number): Walk {
  return (does) => {
    for (let from = 0; from < DRAWN; from += size) {
      for (let t = from; t < from + size; t++) does(t, false, (held) => (held[t] = 'step'));
      for (let t = from + size - 1; t >= from; t--) does(t, true, (held) => (held[t] = 'none'));
    }
  };
}

/** All moments of a pass over the steps that are drawn. */
export function momentsOf(method: Method, kept: number): Moment[] {
  const moments: Moment[] = [];
  let held: Held[] = Array.from({ length: DRAWN }, () => 'none');
  walks[method](kept)((at, back, now) => {
    held = held.slice();
    now(held);
    moments.push({ held, at, back });
  });
  return moments;
}

/** Steps of which anything is held. */
export const countOf = ({ held }: Moment): number => held.filter((one) => one !== 'none').length;

/** The moment that holds the most; of several the last. */
export const fullest = (moments: readonly Moment[]): Moment =>
  moments.reduce((most, moment) => (countOf(moment) >= countOf(most) ? moment : most));
