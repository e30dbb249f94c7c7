/**
 * The words of a chapter, without what is said to a machine: frontmatter, scripts, tags, formulas that stand alone.
 * A symbol within a sentence keeps its letters.
 */
export function stripMarkup(markdown: string): string {
  return (
    markdown
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/<script[\s\S]*?<\/script>/g, '')
      .replace(/^```[\s\S]*?^```$/gm, '')
      .replace(/\$\$[\s\S]*?\$\$/g, '')
      .replace(/\$([^$\n]+)\$/g, (_, formula: string) => lettersOf(formula))
      .replace(/<Program[^>]*>/g, '')
      // A tag may hold an arrow or a comparison in braces.
      .replace(/<\/?[A-Za-z](?:[^<>{}"]|"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\})*>/g, '')
      .replace(/\{[#/:@][a-z][^{}]*\}/g, (block) => (/^\{#[\w-]+\}$/.test(block) ? block : ''))
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/^#+\s+(.*?)\s*(\{#[\w-]+\})?$/gm, '$1')
      .replace(/^\|[-| :]+\|$/gm, '')
      .replace(/^\s*[-*]\s+/gm, '')
      .replace(/[ \t]*\|[ \t]*/g, ' ')
      .replace(/[*`]|\b_|_\b/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/\{'([{}])'\}/g, '$1')
      .replace(/[ \t]+/g, ' ')
      .replace(/ ([.,;:?!])/g, '$1')
      .replace(/ *\n */g, '\n')
      .replace(/\n{2,}/g, '\n\n')
      .trim() + '\n'
  );
}

/** What TeX does with its arguments, and signs that no letter stands for. */
const COMMANDS =
  /\\(?:[td]?frac|binom|sqrt|left|right|partial|top|odot|cdot|times|quad|qquad|lVert|rVert|mapsto|to|ldots|dots|le|ge|approx|neq|in|infty)(?![A-Za-z])/g;

/** `\Whh` is read as Whh, `\tfrac12` not at all. */
function lettersOf(formula: string): string {
  return formula
    .replace(/\\(?:text|mathrm|operatorname)\{([^}]*)\}/g, '$1')
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/\\(?:begin|end)\{[^}]*\}/g, '')
    .replace(COMMANDS, ' ')
    .replace(/[\\{}^_$]/g, '')
    .replace(/ +/g, ' ')
    .trim();
}
