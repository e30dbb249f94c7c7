import type { Jacobian } from './model.svelte.ts';

/** Within this of 1 a number counts as 1: what a hand can set. */
const EDGE = 5e-4;

/** What the spectral radius and σ₁ allow or force, by the name of its sentence. */
export function ruleOf({ sigmas: [first], radius, params }: Jacobian) {
  if (first < 1 - EDGE) return 'mustVanish';
  const mayGrow = first > 1 + EDGE;
  if (params.tanh) return mayGrow ? 'withTanh' : 'neverGrowsTanh';
  if (radius > 1 + EDGE) return 'mustExplode';
  if (radius > 1 - EDGE) return 'edge';
  return mayGrow ? 'firstGrow' : 'neverGrows';
}
