import visit from 'unist-util-visit';

/**
 * @typedef {{ type: string, tagName?: string, value?: string, properties?: Record<string, unknown>, children?: HastNode[] }} HastNode
 * @typedef {{ type: string, value?: string, data?: { hProperties?: Record<string, unknown> }, children?: MdastNode[] }} MdastNode
 * @typedef {{ filename?: string, data: { fm?: Record<string, unknown> } }} File
 */

const explicit = /\s*\{#([A-Za-z][\w-]*)\}\s*$/;

/**
 * remark plugin: `## Heading {#id}` gives the heading that id, so that both languages of a chapter share their anchors.
 *
 * @throws Error if a heading holds an id that is none ("{#two words}")
 */
export function remarkHeadingIds() {
  /** @param {MdastNode & import('unist').Node} tree @param {File} file */
  return (tree, file) => {
    /** @param {MdastNode} heading */
    const read = (heading) => {
      const last = heading.children?.at(-1);
      if (last?.type !== 'text' || !last.value?.includes('{#')) return;
      const match = explicit.exec(last.value);
      if (!match)
        throw new Error(`${file.filename ?? 'Markdown'}: cannot read the id in the heading "${last.value}"`);
      last.value = last.value.slice(0, match.index);
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: match[1] } };
    };
    visit(tree, 'heading', read);
  };
}

/** The HTML inside a raw node that prints a string, or the node's own text. @param {HastNode} node @returns {string} */
function htmlOf(node) {
  if (node.type === 'text') return (node.value ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;');
  if (node.type === 'raw') {
    const printed = /^(.*)\{@html (".*")\}(.*)$/s.exec(node.value ?? '');
    return printed ? printed[1] + JSON.parse(printed[2]) + printed[3] : '';
  }
  return (node.children ?? []).map(htmlOf).join('');
}

/**
 * rehype plugin, after rehype-slug: a heading's text becomes a link to itself, and the list of headings goes into the
 * chapter's metadata.
 *
 * @throws Error if two headings have one id
 */
export function rehypeHeadings() {
  /** @param {HastNode & import('unist').Node} tree @param {File} file */
  return (tree, file) => {
    /** @type {import('./heading.ts').Heading[]} */
    const headings = [];
    /** @param {HastNode} node */
    const collect = (node) => {
      const depth = /^h([1-6])$/.exec(node.tagName ?? '')?.[1];
      if (!depth) return;
      const id = String(node.properties?.id);
      if (headings.some((heading) => heading.id === id))
        throw new Error(`${file.filename ?? 'Markdown'}: two headings have the id "${id}"`);
      if (depth === '2' || depth === '3')
        headings.push({ id, depth: depth === '2' ? 2 : 3, html: htmlOf(node).trim() });
      node.children = [
        {
          type: 'element',
          tagName: 'a',
          properties: { href: `#${id}`, className: ['anchor'] },
          children: node.children
        }
      ];
    };
    visit(tree, 'element', collect);
    file.data.fm = { ...file.data.fm, headings };
  };
}
