/** What both languages of a chapter must have in common, in order. */
export interface Anatomy {
  /** Ids of headings. */
  headings: string[];
  /** Components of figures, by name; inside an exercise with the exercise's. */
  figures: string[];
  exercises: string[];
  cites: string[];
  /** Attributes of the words that move a figure. */
  shows: string[];
  /** Display formulas. */
  equations: number;
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);

/**
 * @param source a chapter's Markdown, with its script
 */
export function anatomy(source: string): Anatomy {
  const script = /<script[\s\S]*?<\/script>/.exec(source)?.[0] ?? '';
  const text = source.replace(script, '');
  const widgets = all(script, /import (\w+) from '\$widgets\//g);
  return {
    headings: all(text, /^#{1,6} .*\{#([\w-]+)\}\s*$/gm),
    figures: all(text, /<([A-Z]\w+)[\s/>]/g).filter((name) => widgets.includes(name)),
    exercises: all(text, /<Exercise\s[^>]*?id="([\w-]+)"/g),
    cites: [...new Set(all(text, /<Cite\s[^>]*?key="([\w-]+)"/g))].sort(),
    shows: all(text, /<Show\s([^>]*)>/g),
    equations: all(text, /^(\$\$)$/gm).length / 2
  };
}

/** Headings of a chapter that have no explicit id. */
export function headingsWithoutId(source: string): string[] {
  const text = source.replace(/^```[\s\S]*?^```/gm, '');
  return all(text, /^(#{1,6} .*)$/gm).filter((heading) => !/\{#[\w-]+\}\s*$/.test(heading));
}
