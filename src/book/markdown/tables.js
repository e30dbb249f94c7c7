import visit from 'unist-util-visit';

/** Longest text of a cell that is never broken: "3 × 1", "−1 to 1". */
const SHORT = 8;

/** rehype plugin: a table that is wider than the screen scrolls, in every browser also by the keyboard. */
export function rehypeTables() {
  /** @param {import('./headings.js').HastNode & import('unist').Node} tree */
  return (tree) => {
    /** @param {import('./headings.js').HastNode} node */
    const visited = (node) => {
      if (node.tagName === 'table') node.properties = { ...node.properties, tabIndex: 0 };
      const [only, ...others] = node.tagName === 'td' ? (node.children ?? []) : [];
      if (only?.type === 'text' && others.length === 0 && (only.value?.length ?? 0) <= SHORT)
        only.value = only.value?.replaceAll(' ', '\u00a0');
    };
    visit(tree, 'element', visited);
  };
}
