import { mdsvex } from 'mdsvex';
import rehypeSlug from 'rehype-slug';
import remarkMath from 'remark-math';
import { remarkChinese } from './chinese.js';
import { highlight } from './code.js';
import { madeLater } from './figures.js';
import { rehypeHeadings, remarkHeadingIds } from './headings.js';
import { withoutInert } from './inert.js';
import { remarkKatex } from './katex.js';
import { remarkMentions } from './mentions.js';
import { withProgram } from './program.js';
import { rehypeTables } from './tables.js';

/**
 * Markdown of the book as a Svelte preprocessor: maths, heading ids and code are all settled while building.
 *
 * @returns {{ name: string, markup: import('svelte/compiler').MarkupPreprocessor }}
 */
export function markdown() {
  const { markup } = mdsvex({
    extensions: ['.md'],
    smartypants: false,
    highlight: { highlighter: highlight },
    remarkPlugins: [remarkMath, remarkHeadingIds, remarkChinese, remarkKatex, remarkMentions],
    rehypePlugins: [rehypeSlug, rehypeHeadings, rehypeTables]
  });
  return {
    name: 'markdown',
    async markup({ content: written, filename }) {
      const { content, read } = withProgram(written, filename ?? '');
      const done = await markup({ content, filename });
      if (!done) return undefined;
      // mdsvex still writes Svelte 4's form of a module script.
      const code = done.code.replace('<script context="module">', '<script module>');
      const { source, names } = madeLater(code);
      // A caption is drawn with its figure, in the browser.
      return { ...done, code: withoutInert(source, (name) => names.has(name)), dependencies: read };
    }
  };
}
