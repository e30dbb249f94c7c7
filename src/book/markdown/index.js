import { mdsvex } from 'mdsvex';
import rehypeSlug from 'rehype-slug';
import remarkMath from 'remark-math';
import { highlight } from './code.js';
import { rehypeHeadings, remarkHeadingIds } from './headings.js';
import { remarkKatex } from './katex.js';
import { remarkMentions } from './mentions.js';

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
    remarkPlugins: [remarkMath, remarkHeadingIds, remarkKatex, remarkMentions],
    rehypePlugins: [rehypeSlug, rehypeHeadings]
  });
  return {
    name: 'markdown',
    async markup(file) {
      const done = await markup(file);
      // mdsvex still writes Svelte 4's form of a module script.
      return done && { ...done, code: done.code.replace('<script context="module">', '<script module>') };
    }
  };
}
