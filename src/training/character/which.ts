export const models = ['book', 'own'] as const;
/** The model that comes with the book, or the one that the reader trained on this page. */
export type Which = (typeof models)[number];
