import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the tests serve the two builds: E2E_PORT and the next, so that two checkouts can be tested side by side. */
const first = Number(process.env.E2E_PORT ?? 4273);
export const ports = { site: first, subPath: first + 1 };

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const build = join(root, 'build');

/** The addresses of all pages of a built site: `''`, `'zh/'`, `'embed/repeated-ones/'` … */
export function pagesOf(folder = build): string[] {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no site in ${folder}. Run npm run build, or npm test.`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /(^|\/)index\.html$/.test(path))
    .map((path) => path.replace(/index\.html$/, ''))
    .sort();
}

/** The ids of all figures that the site can embed. */
export const figures = pagesOf().flatMap((page) => /^embed\/([^/]+)\/$/.exec(page)?.[1] ?? []);
