import visit from 'unist-util-visit';

/** A full-width mark at the end of a text, which brings the space after it. */
const wide = /[\u3000-\u303f\uff00-\uffef”’…—]$/;

/**
 * @typedef {{ type: string, value?: string, children?: Node[] }} Node
 */

/** The text of a node and all in it. @param {Node} node @returns {string} */
const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('');

/**
 * remark plugin: after `**先猜。** 二十个` Markdown wants a space to see where the stress ends. A Chinese page must not show it.
 */
export function remarkChinese() {
  /** @param {import('unist').Node} tree @param {{ filename?: string }} file */
  return (tree, file) => {
    if (!/\bzh\.md$/.test(file.filename ?? '')) return;
    /** @param {Node} node @param {number} index @param {Node} parent */
    const close = (node, index, parent) => {
      const after = parent.children?.[index + 1];
      if (after?.type === 'text' && after.value && wide.test(textOf(node).replace(/<[^>]*>$/, '')))
        after.value = after.value.replace(/^ +/, '');
    };
    visit(tree, ['strong', 'emphasis'], close);
  };
}
