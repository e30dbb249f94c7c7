import visit from 'unist-util-visit';

/** rehype plugin: a table that is wider than the screen scrolls, in every browser also by the keyboard. */
export function rehypeTables() {
  /** @param {import('./headings.js').HastNode & import('unist').Node} tree */
  return (tree) => {
    /** @param {import('./headings.js').HastNode} node */
    const visited = (node) => {
      if (node.tagName === 'table') node.properties = { ...node.properties, tabIndex: 0 };
    };
    visit(tree, 'element', visited);
  };
}
