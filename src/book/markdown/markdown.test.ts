import { describe, expect, test } from 'vitest';
import { quantities } from '../quantities.js';
import type { Heading } from './heading.ts';
import { formula } from './katex.js';
import { markdown } from './index.js';
import { macros } from './macros.js';

const front = '---\ntitle: T\nsummary: S.\n---\n\n';

const inert = /\{@html import\.meta\.env\.SSR \|\| import\.meta\.env\.DEV \? ("(?:[^"\\]|\\.)*") : ' '\}/g;
const tag = /\{@html ("(?:[^"\\]|\\.)*")\}/g;

/** The component that Markdown becomes, with what is printed as it is in the place of the tags that print it. */
async function compile(text: string, filename = 'content/02-x/en.md') {
  const done = await markdown().markup({ content: front + text, filename });
  const print = (_: string, json: string) => JSON.parse(json) as string;
  return (done?.code ?? '').replace(inert, print).replace(tag, print);
}

interface Metadata {
  title: string;
  headings: Heading[];
  cites: string[];
  terms: string[];
}

async function metadataOf(text: string): Promise<Metadata> {
  const json = /export const metadata = (\{.*\});/.exec(await compile(text))?.[1];
  return JSON.parse(json ?? '{}');
}

describe('formulas', () => {
  test('a macro sets its symbol in the colour of its quantity and links it to the figures', () => {
    const html = formula('\\Whh', false);
    expect(html).toContain('data-q="Whh"');
    expect(html).toContain('q-W');
  });

  test.each(Object.keys(macros()))('%s can be set', (macro) => {
    expect(formula(`${macro} + 1`, true)).toContain('data-q=');
  });

  test('no two quantities claim one macro', () => {
    const names = quantities.flatMap((quantity) => Object.keys(quantity.macros));
    expect(new Set(names).size).toBe(names.length);
  });

  test('a screen reader gets MathML', () => {
    expect(formula('\\h', false)).toContain('<math');
  });

  test('no line begins with the comma after a formula, be it short or long', async () => {
    const long = '\\tfrac{11}{12}\\cdot\\tfrac14 = \\tfrac{11}{48} \\approx 0.229';
    expect(await compile(`约为 $${long}$。总答 0`, 'content/02-x/zh.md')).toContain('</span>\u2060。总答 0');
    expect(await compile('约为 $x$。总答 0', 'content/02-x/zh.md')).toContain('</span>。</span>总答 0');
  });

  test.each([
    '\\nosuchmacro',
    '\\frac{1}',
    '\\href{https://example.org}{x}',
    '\\htmlStyle{color:red}{x}',
    'ü'
  ])('%s is refused with the file and the formula', async (tex) => {
    await expect(compile(`Before $${tex}$ after.`)).rejects.toThrow(
      `content/02-x/en.md: cannot set the formula "${tex}"`
    );
  });

  test.each(['\\sigma_{\\max}', 'x_{\\tanh}', 'x^{\\max}_{1}'])(
    '%s, whose index would have two parts in MathML, is refused',
    (tex) => {
      expect(() => formula(tex, false)).toThrow(/its <m\w+> has too many or too few parts/);
    }
  );

  test.each(['\\sigma_{\\mathrm{max}}', '\\max_i x_i^2', '\\frac{a}{\\sqrt[3]{b}}', '\\sum_{t=1}^{T} \\ht'])(
    '%s has as many parts as MathML wants',
    (tex) => {
      expect(formula(tex, true)).toContain('<math');
    }
  );

  test('braces, backticks and signs of a formula come through Svelte unharmed', async () => {
    const html = await compile('Text $\\{a < b\\} \\text{`}$ text.');
    expect(html).toContain('\\{a &lt; b\\} \\text{`}');
  });

  test('a display formula is one stop of the Tab key, labelled in the language of its page', async () => {
    const text = '$$\n\\ht = \\tanh(\\Whh\\hprev)\n$$';
    const english = await compile(text);
    expect(english.match(/tabindex/g)).toHaveLength(1);
    expect(english).toContain('aria-label="Equation.');
    expect(await compile(text, 'content/02-x/zh.md')).toContain('aria-label="公式。');
  });

  test('the comma after a short formula stays on its line', async () => {
    expect(await compile('If $a$, then.')).toMatch(
      /<span class="formula"><span class="katex">.*<\/span>,<\/span> then\./
    );
  });

  test('a formula in raw HTML, where Markdown does not reach it, is refused', async () => {
    await expect(compile('<div>\nsee $\\Whh$\n</div>')).rejects.toThrow('blank line');
  });
});

describe('headings', () => {
  test('an explicit id is taken and does not show', async () => {
    const code = await compile('## 权重 $\\Whh$ {#weights}');
    expect(code).toContain('<h2 id="weights">');
    expect(code).not.toContain('{#');
  });

  test('a heading without one gets its id from its words', async () => {
    expect(await compile('## What it proves')).toContain('<h2 id="what-it-proves">');
  });

  test('an id that is none is refused', async () => {
    await expect(compile('## Two {#two words}')).rejects.toThrow('cannot read the id');
  });

  test('two headings with one id are refused', async () => {
    await expect(compile('## A {#same}\n\n## B {#same}')).rejects.toThrow('two headings have the id "same"');
  });

  test('the list of headings holds levels two and three, with formulas set', async () => {
    const { headings } = await metadataOf('# Zero\n\n## One & two {#one}\n\n### Of $x$ {#of}\n\n#### Deep');
    expect(headings.map(({ id, depth }) => ({ id, depth }))).toEqual([
      { id: 'one', depth: 2 },
      { id: 'of', depth: 3 }
    ]);
    expect(headings[0].html).toBe('One &amp; two');
    expect(headings[1].html).toContain('katex');
  });
});

describe('a chapter as a whole', () => {
  test('names the sources and terms that it uses, each once, in order', async () => {
    const { cites, terms } = await metadataOf(
      'A <Term id="state">state</Term> <Cite key="b2" />, <Cite key="a1" /> and <Cite key="b2" />.'
    );
    expect(cites).toEqual(['b2', 'a1']);
    expect(terms).toEqual(['state']);
  });

  test('keeps Chinese quotes and straight quotes as written', async () => {
    expect(await compile('他说“好”，"x".')).toContain('他说“好”，"x".');
  });

  test('shows no space after a stress that ends in a Chinese mark, and keeps it elsewhere', async () => {
    const chinese = (text: string) => compile(text, 'content/02-x/zh.md');
    expect(await chinese('**先猜。** 二十个')).toContain('<strong>先猜。</strong>二十个');
    expect(await chinese('*次序。* 没有')).toContain('<em>次序。</em>没有');
    expect(await chinese('**11** 和 **a** 都错')).toContain('<strong>11</strong> 和 <strong>a</strong> 都错');
    expect(await compile('**Predict.** Of')).toContain('<strong>Predict.</strong> Of');
  });

  test('breaks no line in a short cell of a table', async () => {
    const html = await compile(
      '| shape | a rather long head |\n| --- | --- |\n| 3 × 1 | from here to there |'
    );
    expect(html).toContain('3\u00a0×\u00a01');
    expect(html).toContain('from here to there');
  });

  test('colours code by custom properties', async () => {
    expect(await compile('```python\nx = {"a": 1}\n```')).toContain('var(--code-token');
  });

  test('refuses to show a program that is not beside it', async () => {
    await expect(compile('<Program />')).rejects.toThrow('content/02-x/in-pytorch.py');
  });

  test('refuses code in a language that the book does not highlight', async () => {
    await expect(compile('```cobol\nX\n```')).rejects.toThrow('cobol');
  });
});
