import type { Lang } from '$frame/language.ts';

/** Where a way through the book stops: a chapter, or a place in it, and what is done there. */
export interface Halt {
  slug: string;
  /** A heading of that chapter. */
  at?: string;
  what: Record<Lang, string>;
}

/** For who has an hour: what no other part of the book can do without. */
export const hour: readonly Halt[] = [
  { slug: 'sequences', what: { en: 'pull a loop out into copies', zh: '把一个环拉成许多份' } },
  {
    slug: 'repeated-ones',
    at: 'question',
    what: { en: 'be the network, then step through one', zh: '先自己当网络，再一步一步走一遍' }
  },
  {
    slug: 'unrolled-graph',
    at: 'unrolled',
    what: { en: 'run one slider forward and back', zh: '拖一个滑块，前向再反向' }
  },
  {
    slug: 'gradient-flow',
    at: 'question',
    what: { en: 'guess what becomes of a gradient', zh: '猜一猜梯度会怎样' }
  },
  { slug: 'lstm', at: 'gates', what: { en: 'turn the gates of an LSTM', zh: '转一转 LSTM 的门' } }
];

/** For who has a week: the chapters of each day. */
export const week: readonly (readonly string[])[] = [
  ['sequences', 'repeated-ones'],
  ['unrolled-graph', 'backprop-through-time'],
  ['character-model'],
  ['interpretable-cells', 'trade-offs'],
  ['gradient-flow'],
  ['lstm', 'multilayer'],
  ['applications', 'beyond']
];
