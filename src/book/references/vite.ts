import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Vite plugin: `import references from '$content/references.bib'` gives an array of `Reference`, read while building. */
export function bibliography(): Plugin {
  return {
    name: 'bibliography',
    enforce: 'pre',
    load: {
      // Without the filter the build would ask for every one of its files.
      filter: { id: /\.bib$/ },
      async handler(path) {
        this.addWatchFile(path);
        // Loaded on demand: citation-js takes a while to start, and most tools that read the config never need it.
        const { readBibliography } = await import('./format.ts');
        const references = readBibliography(await readFile(path, 'utf8'));
        return {
          code: `export default ${JSON.stringify(references)};`,
          moduleType: 'js',
          map: { mappings: '' }
        };
      }
    }
  };
}
