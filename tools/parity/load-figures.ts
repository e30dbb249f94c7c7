import { createServer } from 'vite';
import type { Scripted } from './scripts.ts';

/** The scripts of all figures, which need the book's own compiler: Svelte's, behind Vite's aliases. */
export async function figureScripts(): Promise<Scripted[]> {
  const server = await createServer({
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] }
  });
  try {
    const { scripts } = (await server.ssrLoadModule('/tools/parity/figures.ts')) as {
      scripts: () => Scripted[];
    };
    return scripts();
  } finally {
    await server.close();
  }
}
