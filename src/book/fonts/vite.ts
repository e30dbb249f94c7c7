import type { Plugin } from 'vite';

/** Vite plugin: KaTeX's stylesheet names each font in three formats; every browser that can read this book takes woff2. */
export function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    enforce: 'pre',
    transform: {
      filter: { id: /katex[\w.-]*\.css/ },
      handler: (code) => ({
        code: code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["']?(?:woff|truetype)["']?\)/g, ''),
        map: null
      })
    }
  };
}
