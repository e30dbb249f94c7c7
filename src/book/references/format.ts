import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import type { Reference } from './reference.ts';

interface Name {
  family?: string;
  given?: string;
  literal?: string;
}

interface Item {
  id: string;
  author?: Name[];
  editor?: Name[];
  title?: string;
  issued?: { 'date-parts'?: number[][] };
  URL?: string;
  DOI?: string;
}

const lastName = (name: Name) => name.family ?? name.literal ?? name.given ?? '';

/** "Elman", "Hochreiter & Schmidhuber", "Cho et al." */
function shortAuthors(names: readonly Name[]): string {
  const [first, second] = names.map(lastName);
  if (names.length > 2) return `${first} et al.`;
  return second === undefined ? (first ?? '') : `${first} & ${second}`;
}

const linked = (html: string) =>
  html.replace(/https?:\/\/[^\s<]+[^\s<.,;]/g, (url) => `<a href="${url}">${url}</a>`);

/**
 * Reads BibTeX and sets every entry once, in APA style.
 *
 * @throws Error with the entry's key when an entry has no author, year or title
 */
export function readBibliography(bibtex: string): Reference[] {
  const cite = new Cite(bibtex);
  return (cite.data as Item[]).map((item) => {
    const names = item.author ?? item.editor ?? [];
    const year = item.issued?.['date-parts']?.[0]?.[0];
    if (names.length === 0 || year === undefined || !item.title)
      throw new Error(`references.bib: ${item.id} needs an author, a year and a title`);
    const [, html] = new Cite(item).format('bibliography', {
      format: 'html',
      template: 'apa',
      lang: 'en-US',
      asEntryArray: true
    })[0] as [string, string];
    return {
      key: item.id,
      authors: shortAuthors(names),
      year,
      html: linked(html.replace(/^\s*<div[^>]*>|<\/div>\s*$/g, '').trim()),
      url: item.DOI ? `https://doi.org/${item.DOI}` : item.URL
    };
  });
}
