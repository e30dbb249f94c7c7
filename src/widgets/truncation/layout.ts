import { STEPS } from '$training/lag/lesson.ts';
import { SEEDS } from '$training/lag/learners.ts';

export const ROW = 9;
export const TITLE = 20;
const DOTS = TITLE + SEEDS * ROW + 4;
const MARGIN = 9;
const GAP = 34;

export type Layout = ReturnType<typeof layoutOf>;

/** Pixels from the left to the border after step `window`. */
export const borderAt = ({ left, cell }: Layout['scale'], window: number) => left + window * cell;
/** Pixels from the left to the middle of step `t`, counted from 1. */
export const stepAt = ({ left, cell }: Layout['scale'], t: number) => left + (t - 0.5) * cell;

/** The two small charts below the settings: vectors where they do not stand beside the chain, and curves. */
const CURVES = 206;

/**
 * Where the parts of the picture stand, in CSS pixels. Steps and windows share one horizontal scale: the border after
 * step w, and all that belongs to window w.
 *
 * @param parts all of the picture; the chain with its pairs, while a guess is waited for; or the chain alone, across the
 *   whole width
 */
export function layoutOf(width: number, parts: 'all' | 'pairs' | 'chain') {
  const beside = width >= 760 && parts !== 'chain';
  const own = beside ? Math.round(width * 0.6) : width;
  const scale = { left: MARGIN, cell: (own - 2 * MARGIN) / STEPS, right: own - MARGIN };
  const legend = { y: 12, perLine: own >= 420 ? (2 as const) : (1 as const) };
  // Below the two or four lines of the legend; without pairs it has two entries fewer.
  const lines = (parts === 'chain' ? 2 : 4) / legend.perLine;
  const knife = { y: 13 + lines * 17 };
  const arcs = knife.y + 18;
  const nodes = arcs + 50;
  const chain = { arcs, nodes, back: nodes + 18, numbers: nodes + 38 };
  const shares = { y: chain.numbers + 20 };
  const trained = { y: shares.y + 20 };
  const frozen = { y: trained.y + DOTS + 6 };
  const axis = { y: frozen.y + DOTS };
  const bottom = parts === 'all' ? axis.y + 32 : chain.numbers + 12;
  const rest = beside ? width - own - GAP : width;
  const vectors = beside
    ? { x: own + GAP, y: 0, width: rest, height: Math.max(100, (bottom - TITLE) / 3), beside: true }
    : { x: 0, y: 0, width: rest / 3, height: rest < 480 ? 158 : 186, beside: false };
  const above = beside ? 0 : TITLE + vectors.height + 16;
  const curves = { x: 0, y: above, width: Math.min(width, 640), height: CURVES };
  return {
    height: Math.ceil(beside ? Math.max(bottom, TITLE + 3 * vectors.height) : bottom),
    scale,
    legend,
    knife,
    chain,
    shares,
    trained,
    frozen,
    axis,
    vectors,
    curves,
    below: Math.ceil(above + CURVES)
  };
}
