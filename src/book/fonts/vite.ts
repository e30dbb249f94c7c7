import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import type { Declaration, Plugin as PostCssPlugin } from 'postcss';
import type { Plugin } from 'vite';
import { characters } from './characters.ts';
import { subset } from './subset.ts';

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

/**
 * Vite plugin: what is built carries of each font only the characters that the book sets and the weights that the face
 * declares. While the book is being changed the whole fonts serve, so that a new character needs no start.
 */
export function usedCharacters(): Plugin {
  return {
    name: 'used-characters',
    apply: 'build',
    config: () => ({
      css: { postcss: { plugins: [subsetFaces()] } },
      // A font in the style sheet would be loaded by those pages too that set nothing in it.
      build: { assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined) }
    })
  };
}

/** PostCSS, since an `@import` is resolved after Vite's own transforms. */
function subsetFaces(): PostCssPlugin {
  let used: string | undefined;
  return {
    postcssPlugin: 'used-characters',
    async Once(sheet) {
      const sources: { source: Declaration; weight: string }[] = [];
      sheet.walkAtRules('font-face', (face) => {
        let weight = '';
        face.walkDecls('font-weight', ({ value }) => void (weight = value));
        face.walkDecls('src', (source) => void sources.push({ source, weight }));
      });
      for (const { source, weight } of sources) {
        const [, address] = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(source.value) ?? [];
        const from = source.source?.input.file;
        if (address === undefined || from === undefined) continue;
        const file = fileAt(address, from);
        const made = await subset(file, (used ??= characters()), weightsOf(file, weight));
        source.value = source.value.replace(address, relative(dirname(from), made).replaceAll('\\', '/'));
      }
    }
  };
}

/** A package's file, or one beside the style sheet. */
function fileAt(address: string, from: string): string {
  const { resolve } = createRequire(from);
  return resolve(/^(?:@|katex\/)/.test(address) ? address : `./${address.replace(/^\.\//, '')}`);
}

/** Of a font with an axis of weights, those that `font-weight: 400 700` or `font-weight: 400` declares. */
function weightsOf(file: string, weight: string) {
  if (!file.includes('-wght-')) return undefined;
  const [min, max = min] = weight.split(' ').map(Number);
  return min === max ? min : { min, max };
}
