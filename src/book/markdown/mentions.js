/**
 * Names used by a component's prop, each once, in order of first use.
 *
 * @param {string} source a chapter's Markdown
 * @param {string} component
 * @param {string} prop
 * @returns {string[]}
 */
export function mentions(source, component, prop) {
  const uses = source.matchAll(new RegExp(`<${component}\\s(?:[^>]*\\s)?${prop}="([^"]+)"`, 'g'));
  return [...new Set([...uses].map((use) => use[1]))];
}

/** remark plugin: the sources and terms that a chapter uses go into its metadata, so that a page carries only those. */
export function remarkMentions() {
  /** @param {unknown} _tree @param {{ contents?: unknown, data: { fm?: Record<string, unknown> } }} file */
  return (_tree, file) => {
    const source = String(file.contents ?? '');
    file.data.fm = {
      ...file.data.fm,
      cites: mentions(source, 'Cite', 'key'),
      terms: mentions(source, 'Term', 'id')
    };
  };
}
