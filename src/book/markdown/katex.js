import katex from 'katex';
import visit from 'unist-util-visit';
import { macros, plainTex } from './macros.js';
import { miscounted } from './mathml.js';

/**
 * HTML and MathML of a formula, coloured and linked by the macros of the quantities.
 *
 * @param {string} tex
 * @param {boolean} displayMode
 * @returns {string}
 * @throws {Error} on anything KaTeX does not know or finds doubtful, and on links, pictures and styles
 */
export function formula(tex, displayMode) {
  const html = katex.renderToString(tex, {
    displayMode,
    output: 'htmlAndMathml',
    throwOnError: true,
    macros: macros(),
    trust({ command }) {
      if (command === '\\htmlData' || command === '\\htmlClass') return true;
      // KaTeX would print the command's name in red and go on.
      throw new Error(`${command} is not one of the book's commands`);
    },
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error')
  });
  const crowded = miscounted(html);
  if (crowded)
    throw new Error(
      `its <${crowded}> has too many or too few parts; \\mathrm{max} may stand where \\max cannot`
    );
  // What a copied formula is pasted as.
  const copied = plainTex(tex).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return html.replace(/(<annotation encoding="application\/x-tex">)[^<]*/, (_, tag) => `${tag}${copied}`);
}

/**
 * A Svelte tag that prints `html` as it is. JSON is a JavaScript string whatever the formula holds;
 * `<` is escaped so that no preprocessor takes the text for markup.
 *
 * @param {string} html
 */
export const verbatim = (html) => `{@html ${JSON.stringify(html).replace(/</g, '\\u003C')}}`;

const labels = {
  en: { plain: 'Equation', linked: 'Equation. The left and right arrow keys walk through its symbols.' },
  zh: { plain: '公式', linked: '公式。用左右方向键逐个走过其中的符号。' }
};

/**
 * A display formula is one stop of the Tab key: there the arrow keys walk its symbols, and a wide one can be scrolled.
 *
 * @param {string} html
 * @param {'en' | 'zh'} lang
 */
function equation(html, lang) {
  const label = labels[lang][html.includes('data-q=') ? 'linked' : 'plain'];
  return `<div class="equation" role="group" tabindex="0" aria-label="${label}">${html}</div>`;
}

/** Longest TeX that is kept on one line, with the bracket before it and the comma after it. */
const SHORT = 32;

/** A browser breaks no line before or after it. */
const NO_BREAK = '\u2060';

/**
 * Takes the bracket before a formula and the punctuation after it out of the text around it.
 *
 * @param {number} index of the formula
 * @param {{ type: string, value: string }[]} siblings
 * @param {boolean} both the bracket before it, too
 */
function takeNeighbours(index, siblings, both = true) {
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  const opening = both && before?.type === 'text' ? (/[([“‘（「]+$/.exec(before.value)?.[0] ?? '') : '';
  const closing =
    after?.type === 'text' ? (/^[.,;:?!)\]”’，。；：？！、）」]+/.exec(after.value)?.[0] ?? '') : '';
  if (opening) before.value = before.value.slice(0, -opening.length);
  if (closing) after.value = after.value.slice(closing.length);
  return { opening, closing };
}

/**
 * @typedef {{ type: string, value: string, data?: { hProperties?: { className?: string } } }} MathNode
 */

/**
 * remark plugin: `$…$` and `$$…$$` (nodes of remark-math) become HTML while the book is built.
 * A formula that cannot be read stops the build with its file and text.
 */
export function remarkKatex() {
  /** @param {import('unist').Node} tree @param {{ filename?: string }} file */
  return (tree, file) => {
    const name = file.filename ?? 'Markdown';
    const lang = /\bzh\.md$/.test(name) ? 'zh' : 'en';
    /** @param {MathNode} node @param {number} index @param {{ type: string, children?: MathNode[] }} parent */
    const replace = (node, index, parent) => {
      const display =
        node.type === 'math' || String(node.data?.hProperties?.className).includes('math-display');
      try {
        const html = formula(node.value, display);
        if (display) node.value = verbatim(equation(html, lang));
        else if (node.value.length > SHORT) {
          // It may break inside, but no line begins with the comma after it.
          const { closing } = takeNeighbours(index, parent.children ?? [], false);
          node.value = verbatim(html) + (closing && NO_BREAK + closing);
        } else {
          // A browser may break a line on either side of a formula, even before a comma.
          const { opening, closing } = takeNeighbours(index, parent.children ?? []);
          node.value = `<span class="formula">${opening}${verbatim(html)}${closing}</span>`;
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${name}: cannot set the formula "${node.value}": ${reason}`, { cause: error });
      }
      node.type = 'html';
      delete node.data;
    };
    /** @param {{ type: string, value?: string }} node */
    const refuse = (node) => {
      // Svelte expressions hold `${…}` in template literals; Markdown's dollars come in pairs around text.
      const missed = /^<(?!script|style)[\s\S]*?(\$[^$\n{}]*\\[^$\n]*\$)/.exec(node.value ?? '');
      if (missed)
        throw new Error(
          `${name}: the formula ${missed[1]} stands in HTML; leave a blank line around the text in a component`
        );
    };
    visit(tree, 'html', refuse);
    visit(tree, ['math', 'inlineMath'], replace);
  };
}
