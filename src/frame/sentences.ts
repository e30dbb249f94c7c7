/** What stands after a sentence, before the next: a space, but for a Chinese one, whose full stop brings its own. */
export const gap = (sentence: string): string =>
  /[\u3000-\u303f\uff00-\uffef”’…—]$/.test(sentence) ? '' : ' ';

/** Sentences one after the other; empty ones are left out. */
export const sentences = (...all: readonly string[]): string =>
  all.filter((one) => one !== '').reduce((said, one) => (said === '' ? one : said + gap(said) + one), '');
