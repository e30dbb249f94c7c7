import { STEPS } from '$training/lag/lesson.ts';
import { SEEDS } from '$training/lag/learners.ts';

export const ROW = 12;
export const TITLE = 20;
const DOTS = TITLE + SEEDS * ROW + 4;
const MARGIN = 9;
const GAP = 34;

export type Layout = ReturnType<typeof layoutOf>;

/** Pixels from the left to the border after step `window`. */
export const borderAt = ({ left, cell }: Layout['scale'], window: number) => left + window * cell;
/** Pixels from the left to the middle of step `t`, counted from 1. */
export const stepAt = ({ left, cell }: Layout['scale'], t: number) => left + (t - 0.5) * cell;

/**
 * Where the parts of the picture stand, in CSS pixels. Steps and windows share one horizontal scale: the border after
 * step w, and all that belongs to window w.
 *
 * @param parts all of the picture, or the chain alone, across the whole width
 */
export function layoutOf(width: number, parts: 'all' | 'chain') {
  const beside = width >= 760 && parts === 'all';
  const own = beside ? Math.round(width * 0.56) : width;
  const scale = { left: MARGIN, cell: (own - 2 * MARGIN) / STEPS, right: own - MARGIN };
  const legend = { y: 12, perLine: own >= 420 ? (2 as const) : (1 as const) };
  // Below the two or four lines of the legend; without pairs it has two entries fewer.
  const lines = (parts === 'all' ? 4 : 2) / legend.perLine;
  const knife = { y: 13 + lines * 17 };
  const arcs = knife.y + 20;
  const nodes = arcs + 66;
  const chain = { arcs, nodes, back: nodes + 20, numbers: nodes + 42 };
  const shares = { y: chain.numbers + 30, height: 40 };
  const trained = { y: shares.y + TITLE + shares.height + 16 };
  const frozen = { y: trained.y + DOTS + 14 };
  const axis = { y: frozen.y + DOTS };
  const bottom = parts === 'all' ? axis.y + 34 : chain.numbers + 12;
  const aside = beside ? own + GAP : 0;
  const rest = beside ? width - aside : width;
  const small = rest < 480;
  const vectors = beside
    ? { x: aside, y: 0, width: rest, height: 116, beside: true }
    : { x: 0, y: bottom + 22, width: rest / 3, height: small ? 158 : 186, beside: false };
  const curveTop = beside
    ? vectors.y + TITLE + 3 * vectors.height + 14
    : vectors.y + TITLE + vectors.height + 16;
  const curves = {
    x: aside,
    y: curveTop,
    width: rest,
    height: beside ? Math.max(166, bottom - curveTop) : 206
  };
  const end = parts === 'all' ? curves.y + curves.height : bottom;
  const height = Math.ceil(Math.max(bottom, end));
  return { height, scale, legend, knife, chain, shares, trained, frozen, axis, vectors, curves };
}
