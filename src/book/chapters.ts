import type { Lang } from '$frame/language.ts';
import type { Planned } from './syllabus.ts';

/** What the frontmatter of a chapter says. */
export interface Frontmatter {
  title: string;
  summary: string;
  /** Ids of its figures in order. */
  figures?: string[];
  /** Reading time. */
  minutes?: number;
}

/** A chapter in the list of chapters. */
export interface Chapter {
  number: number;
  slug: string;
  title: string;
  summary: string;
  figures: string[];
  minutes?: number;
  /** False: it is planned only, and has no page. */
  written: boolean;
}

const place = /\/(\d+)-([a-z0-9-]+)\/(en|zh)\.md$/;

/**
 * Number, slug and language from a chapter's path, "…/02-repeated-ones/en.md".
 *
 * @throws Error if the path has another form
 */
export function locate(path: string): { number: number; slug: string; lang: Lang } {
  const match = place.exec(path);
  if (!match) throw new Error(`${path}: a chapter stands at content/NN-slug/en.md or zh.md`);
  return { number: Number(match[1]), slug: match[2], lang: match[3] as Lang };
}

/**
 * The chapters of the syllabus in one language, written or not.
 *
 * @param files frontmatter by path
 * @throws Error if two folders share a slug or a number, if a folder is not where the syllabus puts it, or if a chapter
 *   is missing in this language
 */
export function listChapters(
  files: Record<string, Frontmatter>,
  syllabus: readonly Planned[],
  lang: Lang
): Chapter[] {
  const folders = new Map<string, string>();
  const found = new Map<string, Frontmatter>();
  for (const [path, frontmatter] of Object.entries(files)) {
    const { number, slug, lang: its } = locate(path);
    const folder = path.slice(0, path.lastIndexOf('/'));
    for (const name of [`the slug "${slug}"`, `number ${number}`]) {
      const other = folders.get(name) ?? folder;
      if (other !== folder) throw new Error(`${folder} and ${other} both have ${name}`);
      folders.set(name, folder);
    }
    const planned = syllabus.findIndex((chapter) => chapter.slug === slug);
    if (planned !== number - 1)
      throw new Error(
        planned < 0
          ? `${folder}: the syllabus has no chapter "${slug}"`
          : `${folder}: the syllabus has "${slug}" as chapter ${planned + 1}`
      );
    if (!frontmatter?.title || !frontmatter.summary)
      throw new Error(`${path}: a chapter's frontmatter needs a title and a summary`);
    found.set(`${slug}/${its}`, frontmatter);
    if (!found.has(`${slug}/any`)) found.set(`${slug}/any`, frontmatter);
  }
  return syllabus.map(({ slug, title, line }, i) => {
    const own = found.get(`${slug}/${lang}`);
    if (!own && found.has(`${slug}/any`)) throw new Error(`Chapter "${slug}" is missing in "${lang}"`);
    return {
      number: i + 1,
      slug,
      title: own?.title ?? title[lang],
      summary: own?.summary ?? line[lang],
      figures: own?.figures ?? [],
      minutes: own?.minutes,
      written: own !== undefined
    };
  });
}

/** The written chapters before and after one. */
export function neighbours(chapters: readonly Chapter[], slug: string) {
  const written = chapters.filter((chapter) => chapter.written);
  const here = written.findIndex((chapter) => chapter.slug === slug);
  return { previous: written[here - 1], next: written[here + 1] };
}
