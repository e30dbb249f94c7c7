import { error } from '@sveltejs/kit';
import type { ChapterContext, TermEntry } from '$book/chapter-context.ts';
import { listChapters, neighbours, type Frontmatter } from '$book/chapters.ts';
import type { Heading } from '$book/markdown/heading.ts';
import type { Reference } from '$book/references/reference.ts';
import { syllabus } from '$book/syllabus.ts';
import type { Lang } from '$frame/language.ts';

type Glossary = Record<string, Record<Lang, TermEntry>>;

interface Metadata extends Frontmatter {
  headings: Heading[];
  cites: string[];
  terms: string[];
}

const metadata = import.meta.glob<Metadata>('/content/*/{en,zh}.md', {
  eager: true,
  query: '?metadata',
  import: 'default'
});
const references = import.meta.glob<Reference[]>('/content/references.bib', {
  eager: true,
  import: 'default'
});
const glossaries = import.meta.glob<Glossary>('/content/glossary.json', { eager: true, import: 'default' });

const first = <T>(files: Record<string, T>): T | undefined => Object.values(files)[0];

/** The chapters of the book, written or not. */
export const chaptersIn = (lang: Lang) => listChapters(metadata, syllabus, lang);

/** The languages with a prefix of their own and the one without, as route parameters. */
export const languages = [{}, { lang: 'zh' }];

/** Route parameters of every written chapter. */
export const chapterEntries = () =>
  languages.flatMap((lang) =>
    chaptersIn('en')
      .filter((chapter) => chapter.written)
      .map(({ slug }) => ({ ...lang, slug }))
  );

/**
 * All that a page needs of one chapter beside its text.
 *
 * @throws 404 if there is no such chapter; Error if it names a source or a term that does not exist
 */
export function chapterData(lang: Lang, slug: string) {
  const chapters = chaptersIn(lang);
  const chapter = chapters.find((one) => one.slug === slug && one.written);
  const entry = Object.entries(metadata).find(([path]) => path.endsWith(`-${slug}/${lang}.md`));
  if (!chapter || !entry) error(404, 'Not found');
  const [path, { headings, cites, terms }] = entry;
  const glossary = first(glossaries) ?? {};
  const context: ChapterContext = {
    number: chapter.number,
    slug,
    figures: chapter.figures,
    references: cites.map((key) => {
      const found = first(references)?.find((reference) => reference.key === key);
      if (!found) throw new Error(`${path} cites "${key}", which is not in content/references.bib`);
      return found;
    }),
    terms: Object.fromEntries(
      terms.map((id) => {
        const found = glossary[id]?.[lang];
        if (!found) throw new Error(`${path} uses the term "${id}", which is not in content/glossary.json`);
        return [id, found];
      })
    )
  };
  return { chapter, headings, context, neighbours: neighbours(chapters, slug) };
}

/** Every term in both languages, in the order of the page's language. */
export function glossaryIn(lang: Lang) {
  return Object.entries(first(glossaries) ?? {})
    .map(([id, entry]) => ({ id, ...entry }))
    .sort((a, b) => a[lang].term.localeCompare(b[lang].term, lang === 'zh' ? 'zh-Hans' : 'en'));
}
