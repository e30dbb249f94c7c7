import adapter from '@sveltejs/adapter-static';
import { markdown } from './src/book/markdown/index.js';

/** @returns {'' | `/${string}`} */
function basePath() {
  const path = process.env.BASE_PATH ?? '';
  if (path === '') return '';
  if (!path.startsWith('/') || path.endsWith('/'))
    throw new Error(
      `BASE_PATH must begin with a slash and not end with one, as in /unrolled; "${path}" came.`
    );
  return /** @type {`/${string}`} */ (path);
}

/** @type {import('@sveltejs/kit').Config} */
const config = {
  extensions: ['.svelte', '.md'],
  preprocess: [markdown()],
  compilerOptions: {
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
  },
  kit: {
    outDir: process.env.KIT_OUT ?? '.svelte-kit',
    adapter: adapter({ pages: process.env.BUILD_DIR ?? 'build', fallback: undefined }),
    alias: {
      $engine: 'src/engine/index.ts',
      $training: 'src/training',
      $figure: 'src/figure',
      $frame: 'src/frame',
      $widgets: 'src/widgets',
      $book: 'src/book',
      $content: 'content'
    },
    files: { lib: 'src' },
    paths: { base: basePath(), relative: true },
    serviceWorker: { register: false },
    prerender: {
      origin: process.env.SITE_ORIGIN ?? 'http://localhost:4173',
      // An id that holds a figure's state ("#v=1&bits=0101") is not an anchor.
      handleMissingId: ({ id, path, message }) => {
        if (!id.includes('=')) throw new Error(`${path}: ${message}`);
      }
    },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'worker-src': ['self', 'blob:'],
        'style-src': ['self', 'unsafe-inline'],
        'font-src': ['self', 'data:'],
        'img-src': ['self', 'data:', 'blob:'],
        'connect-src': ['self', 'blob:', 'data:'],
        'object-src': ['none'],
        'base-uri': ['self']
      }
    }
  }
};

export default config;
