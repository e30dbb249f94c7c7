import { stripMarkup } from './strip.ts';

const chapters = import.meta.glob<string>('/content/*/en.md', {
  query: '?raw',
  import: 'default',
  eager: true
});

/** This book's English prose, chapter by chapter. */
export default Object.values(chapters).map(stripMarkup);
