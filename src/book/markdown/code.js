import { createCssVariablesTheme, createHighlighter } from 'shiki';
import { verbatim } from './katex.js';

const theme = createCssVariablesTheme({ name: 'book', variablePrefix: '--code-' });
const languages = [
  'python',
  'typescript',
  'javascript',
  'bash',
  'json',
  'html',
  'css',
  'svelte',
  'bibtex',
  'c'
];

/** @type {ReturnType<typeof createHighlighter> | undefined} */
let highlighter;

/**
 * Code, coloured while the book is built; the colours are custom properties of the page, so that they follow the theme.
 *
 * @param {string} code
 * @param {string | null} [lang]
 * @throws Error if the language is not one of the book's
 */
export async function highlight(code, lang) {
  const name = lang || 'text';
  if (name !== 'text' && !languages.includes(name))
    throw new Error(`Code in "${name}": the book highlights ${languages.join(', ')}`);
  highlighter ??= createHighlighter({ themes: [theme], langs: languages });
  // Without a limit of time: it would leave a line uncoloured where the machine is busy.
  const html = (await highlighter).codeToHtml(code, { lang: name, theme: 'book', tokenizeTimeLimit: 0 });
  return verbatim(html);
}
