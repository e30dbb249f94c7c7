/** What a cell might follow. */
export const hypotheses = ['comment', 'quote', 'if', 'parentheses', 'preprocessor', 'function'] as const;
export type Hypothesis = (typeof hypotheses)[number];
