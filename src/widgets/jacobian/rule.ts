import type { Jacobian } from './model.svelte.ts';

/** Within this of 1 a number counts as 1: what a hand can set. */
const EDGE = 5e-4;

/** What the spectral radius and σ₁ allow or force, by the name of its sentence. */
export function ruleOf({ sigmas: [first], radius, params }: Jacobian) {
  if (first < 1 - EDGE) return 'mustVanish';
  if (params.tanh) return 'withTanh';
  if (radius > 1 + EDGE) return 'mustExplode';
  return radius < 1 - EDGE ? 'firstGrow' : 'edge';
}
