import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { markdown } from './index.js';

const query = '?metadata';
const prefix = '\0metadata:';

/**
 * Vite plugin: `import metadata from './en.md?metadata'` gives a chapter's frontmatter, headings, sources and terms
 * without its text, so that a list of chapters does not load their figures.
 */
export function chapterMetadata(): Plugin {
  const { markup } = markdown();
  return {
    name: 'chapter-metadata',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\.md\?metadata$/ },
      async handler(source, importer) {
        const resolved = await this.resolve(source.slice(0, -query.length), importer, { skipSelf: true });
        return resolved && `${prefix}${resolved.id}.js`;
      }
    },
    load: {
      filter: { id: /^\0metadata:/ },
      async handler(id) {
        const filename = id.slice(prefix.length, -'.js'.length);
        this.addWatchFile(filename);
        const compiled = await markup({ content: await readFile(filename, 'utf8'), filename });
        const metadata = /export const metadata = (\{.*\});\n/.exec(compiled?.code ?? '');
        if (!metadata) throw new Error(`${filename} has no frontmatter`);
        return `export default ${metadata[1]};`;
      }
    }
  };
}
