import type { GruGate } from '$figure/cell/gated.ts';

/**
 * The GRU's gates borrow the LSTM's colours by their job: z, as f, says what is kept; n, as g, is the content; r, as o,
 * what is let out. The book's equations do the same.
 */
export const colours: Record<GruGate, { colour: string }> = {
  r: { colour: 'var(--q-o)' },
  z: { colour: 'var(--q-f)' },
  n: { colour: 'var(--q-g)' }
};
