/**
 * A chapter's prose, as a text to learn from: paragraphs and lists without their markup. Programs, equations that stand
 * alone, figures, tables and exercises' components are left out; a symbol in a line is its letter.
 *
 * @param markdown a file `content/NN-slug/en.md` or `zh.md`
 */
export function proseOf(markdown: string): string {
  return paragraphsOf(markdown).join('\n\n') + '\n';
}

/** The same, paragraph by paragraph. */
export function paragraphsOf(markdown: string): string[] {
  const bare = markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<script>[\s\S]*?<\/script>/g, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '')
    .replace(/<Cite[^>]*\/>/g, '')
    .replace(/<[A-Za-z/](?:"[^"]*"|\{\{[\s\S]*?\}\}|\{[^}]*\}|[^>"{])*>/g, '')
    .replace(/\{[#/:@][^}]*\}/g, '')
    .replace(/\{'(.)'\}/g, '$1')
    .replace(/\{#[\w-]+\}/g, '')
    .replace(/&lt;/g, '<');
  return bare
    .split(/\n\s*\n/)
    .map((paragraph) => plain(paragraph.trim()))
    .filter((paragraph) => paragraph !== '' && !paragraph.startsWith('|'));
}

const plain = (paragraph: string) =>
  paragraph
    .replace(/\$([^$]*)\$/g, (_, maths: string) => letters(maths))
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^#+\s*/gm, '')
    .replace(/[*`]/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .trim();

const SIGNS: Readonly<Record<string, string>> = {
  le: '≤',
  ge: '≥',
  approx: '≈',
  times: '×',
  pm: '±',
  sigma: 'σ',
  rho: 'ρ',
  gamma: 'γ',
  lambda: 'λ',
  dots: '…'
};

/** What is left of a formula in a line of letters: `\Whh\,\hprev` becomes "Whh h". */
const letters = (maths: string) =>
  maths
    .replace(/\\(?:left|right|top|odot|cdot|operatorname|text|mathrm|tfrac|frac|max|min)\b/g, ' ')
    .replace(/\\[,;!]/g, ' ')
    .replace(/\\([a-z])(?:t|prev)\b/g, '$1')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => SIGNS[name] ?? name)
    .replace(/[{}_^\\&]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
