/** Shares as temperature and cuts leave them. */
export interface Cuts {
  temperature: number;
  /** 0 for all. */
  topK: number;
  topP: number;
}

export const softmax = (scores: ArrayLike<number>, temperature = 1): number[] => {
  const all = Array.from(scores);
  const best = Math.max(...all);
  const powers = all.map((score) =>
    temperature === 0 ? Number(score === best) : Math.exp((score - best) / temperature)
  );
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};

/** Tokens, the likeliest first. */
export const order = (p: readonly number[]): number[] =>
  p.map((_, v) => v).sort((a, b) => p[b] - p[a] || a - b);

/**
 * Temperature first; then the k likeliest (Fan et al. 2018), then as few of them as together have the share p (Holtzman
 * et al. 2020); what is left is divided anew.
 */
export function shape(scores: ArrayLike<number>, { temperature, topK, topP }: Cuts): number[] {
  const warm = softmax(scores, temperature);
  const kept = new Set<number>();
  let sum = 0;
  for (const v of order(warm)) {
    if ((topK > 0 && kept.size >= topK) || (kept.size > 0 && sum >= topP)) break;
    kept.add(v);
    sum += warm[v];
  }
  return warm.map((share, v) => (kept.has(v) ? share / sum : 0));
}

/** The token in whose part of the line from 0 to 1 a number falls, the likeliest standing first. */
export function fallen(q: readonly number[], u: number): number {
  let left = u;
  const tokens = order(q);
  for (const v of tokens) {
    left -= q[v];
    if (left < 0) return v;
  }
  return tokens[0];
}
