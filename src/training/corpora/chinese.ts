import { stripMarkup } from './strip.ts';

const chapters = import.meta.glob<string>('/content/*/zh.md', {
  query: '?raw',
  import: 'default',
  eager: true
});

/** This book's Chinese prose, chapter by chapter. */
export default Object.values(chapters).map(stripMarkup);
