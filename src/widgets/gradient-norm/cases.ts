import type { Example } from '$training/gradient-flow/held.ts';

/** Exercise: how large is the gradient after so many steps back, through this W and without a tanh? */
export const PREDICTED_STEP = 50;
/** A prediction counts within this factor of the norm. */
export const WITHIN = 3;

const turn = (radius: number, angle: number) => [
  radius * Math.cos(angle),
  -radius * Math.sin(angle),
  radius * Math.sin(angle),
  radius * Math.cos(angle)
];

export const predictions: readonly Example[] = [
  // A turn, shrunk: every singular value is .9, so that every gradient shrinks by .9 at every step.
  { W: [0.54, -0.72, 0.72, 0.54], d: [1, 0] },
  // Symmetric with eigenvalues 1.2 and .8; half of the gradient’s square lies along the first.
  { W: [1, 0.2, 0.2, 1], d: [1, 0] },
  // Both eigenvalues .9, but what reaches the first unit is handed to the second as well: k · .9ᵏ⁻¹.
  { W: [0.9, 1, 0, 0.9], d: [1, 0] }
];

/** What may be said of a gradient on its long way back. */
export const statements = ['vanishes', 'grows-first', 'explodes', 'undecided'] as const;
export type Statement = (typeof statements)[number];

/** Exercise: what follows from the two numbers and the nonlinearity alone, whatever W and the input are? */
export interface Case {
  radius: number;
  sigma: number;
  tanh: boolean;
  answer: Statement;
  /** Networks with these numbers that show it, the norms along which are drawn. */
  examples: readonly Example[];
}

/** An upper triangular W: its eigenvalues stand on the diagonal. */
const handing = (own: number, handed: number, other = own) => [own, handed, 0, other];

/** One network, looked at along both axes. */
const bothWays = (W: readonly number[]): Example[] => [
  { W, d: [1, 0] },
  { W, d: [0, 1] }
];
/** One network, held at two states. */
const heldAt = (W: readonly number[], ...states: readonly (readonly number[])[]): Example[] =>
  states.map((held) => ({ W, d: [1, 0], held }));

export const SHOWN_STEPS = 50;

export const cases: readonly Case[] = [
  {
    radius: 0.8,
    sigma: 0.96,
    tanh: false,
    answer: 'vanishes',
    examples: bothWays(handing(0.8, 0.2933))
  },
  {
    radius: 0.9,
    sigma: 3,
    tanh: false,
    answer: 'grows-first',
    examples: bothWays(handing(0.9, 2.73))
  },
  {
    radius: 1.1,
    sigma: 1.3,
    tanh: false,
    answer: 'explodes',
    // The second is the one direction that never meets the eigenvalue 1.1.
    examples: bothWays(handing(1.1, 0.6304, 0.6))
  },
  {
    radius: 2,
    sigma: 2,
    tanh: true,
    answer: 'undecided',
    examples: heldAt(turn(2, 1), [0, 0], [0.95, -0.95])
  },
  {
    radius: 0.71,
    sigma: 4.4,
    tanh: true,
    answer: 'undecided',
    // In the second state tanh′ is 1 for the first unit and .1 for the second: what had cancelled no longer does.
    examples: heldAt([2, -3, 1.5, -2], [0, 0], [0, 0.948])
  },
  {
    radius: 0.9,
    sigma: 0.9,
    tanh: true,
    answer: 'vanishes',
    examples: heldAt(turn(0.9, 1), [0, 0], [0.8, 0.5])
  }
];
