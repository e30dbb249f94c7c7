/** What a cell might follow. */
export const hypotheses = ['comment', 'quote', 'if', 'parentheses', 'preprocessor', 'function'] as const;
export type Hypothesis = (typeof hypotheses)[number];

/** 1 where a hypothesis holds, for each character of a text. */
export function targetOf(hypothesis: Hypothesis, text: string): Uint8Array {
  const pattern = { comment: /\/\*[\s\S]*?\*\//g, quote: /"[^"\n]*"/g }[hypothesis as string] ?? /\([^()]*\)/g;
  const target = new Uint8Array(Array.from(text).length);
  for (const { 0: found, index } of text.matchAll(pattern)) target.fill(1, index, index + found.length);
  return target;
}
