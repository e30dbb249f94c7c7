// How heavy the house is: what the frame and the marks ought to carry for every figure, counted in the figures' folders.
// `node tools/house.mjs` prints it.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** @typedef {{ path: string, text: string }} Source */

/**
 * Code under src/, by path.
 *
 * @param {string} root of the repository
 * @returns {Source[]}
 */
export function sourcesOf(root) {
  return readdirSync(posix.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => /\.(ts|js|svelte)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') }));
}

const styleOf = (/** @type {Source} */ { text }) => /<style[\s\S]*?<\/style>/.exec(text)?.[0] ?? '';
const lines = (/** @type {string} */ text) => text.split('\n').length - 1;
const isTest = (/** @type {Source} */ { path }) => path.endsWith('.test.ts');

/** What the markup and the script say, without the style sheet. */
const bodyOf = (/** @type {Source} */ { text }) => text.replace(/<style[\s\S]*?<\/style>/, '');

/**
 * Inputs that say for themselves what a parameter may be. Its declaration says it, and a control bound to it asks there.
 *
 * @param {Source} source
 * @returns {string[]} what is written a second time
 */
export function rangesIn(source) {
  if (!source.path.endsWith('.svelte')) return [];
  const inputs = bodyOf(source).match(/<(input|Slider|Whole)\b[^>]*?\/?>/g) ?? [];
  const attributes = inputs.flatMap((tag) => tag.match(/\s(min|max)=("-?[\d.]+"|\{-?[\d.e]+\})/g) ?? []);
  const tables = bodyOf(source).match(/\bmin: -?[\d.]+, max: -?[\d.]+/g) ?? [];
  return [...attributes, ...tables].map((found) => found.trim());
}

/** A chart that makes its own scales and axes instead of taking those of figure/plot. */
const isOwnChart = (/** @type {Source} */ { path, text }) =>
  path.endsWith('.svelte') && /<Axis(Left|Bottom)\b|\bscale(Linear|Log)\([\s\S]*\.ticks\(/.test(text);

/** Values of a font property, each once. */
const fontsOf = (/** @type {Source[]} */ sources, /** @type {RegExp} */ property) => [
  ...new Set(
    sources.flatMap((source) =>
      [...styleOf(source).matchAll(/\b(font(?:-size|-family)?):\s*([^;]+);/g)]
        .filter(([, name]) => property.test(name))
        .map(([, , value]) => value.replace(/\s+/g, ' '))
    )
  )
];

/**
 * Files that import each other in a ring, by type alone or not.
 *
 * @param {Source[]} sources
 * @returns {string[][]} each ring's files
 */
export function circlesIn(sources) {
  const known = new Set(sources.map(({ path }) => path));
  /** @type {Map<string, string[]>} */
  const edges = new Map(
    sources.map(({ path, text }) => [path, importsOf(path, text).filter((to) => known.has(to))])
  );
  /** @type {Map<string, { index: number, low: number }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const rings = [];
  // Tarjan, Depth-first search and linear graph algorithms, 1972: strongly connected components.
  /** @param {string} at */
  const visit = (at) => {
    const own = { index: seen.size, low: seen.size };
    seen.set(at, own);
    stack.push(at);
    for (const to of edges.get(at) ?? []) {
      const met = seen.get(to) ?? visit(to);
      if (stack.includes(to)) own.low = Math.min(own.low, met.low);
    }
    if (own.low === own.index) {
      const ring = stack.splice(stack.indexOf(at));
      if (ring.length > 1) rings.push(ring.sort());
    }
    return own;
  };
  for (const { path } of sources) if (!seen.has(path)) visit(path);
  return rings;
}

/**
 * @param {string} path
 * @param {string} text
 */
function importsOf(path, text) {
  return [...text.matchAll(/(?:from\s*|import\s*\(?\s*)'([$.][^'?]*)'/g)].map(([, to]) => {
    if (to.startsWith('.')) return posix.join(posix.dirname(path), to);
    const aliased = posix.join('src', to.slice(1));
    return /\.\w+$/.test(to) ? aliased : posix.join(aliased, 'index.ts');
  });
}

/**
 * All of it.
 *
 * @param {string} root of the repository
 */
export function measure(root) {
  const all = sourcesOf(root);
  const widgets = all.filter((source) => source.path.startsWith('src/widgets/') && !isTest(source));
  /** @type {Record<string, number>} */
  const figures = {};
  for (const { path, text } of widgets) {
    const id = path.split('/')[2];
    figures[id] = (figures[id] ?? 0) + lines(text);
  }
  const counts = Object.values(figures);
  return {
    figures,
    /** Lines of code a figure, without tests. */
    mean: Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length),
    css: widgets.reduce((sum, source) => sum + lines(styleOf(source)), 0),
    fonts: fontsOf(widgets, /^font$/),
    sizes: fontsOf(widgets, /-size|-family/),
    ranges: widgets.flatMap((source) => rangesIn(source).map((found) => `${source.path}: ${found}`)),
    charts: widgets.filter(isOwnChart).map(({ path }) => path),
    circles: circlesIn(all)
  };
}

if (process.argv[1]?.endsWith('house.mjs')) {
  const house = measure(process.argv[2] ?? '.');
  const list = (/** @type {readonly string[]} */ found) => found.map((one) => `\n    ${one}`).join('');
  console.log(`Lines of a figure without tests: ${house.mean} on average`);
  for (const [id, count] of Object.entries(house.figures).sort(([, a], [, b]) => b - a))
    console.log(`    ${String(count).padStart(5)} ${id}`);
  console.log(`Lines of CSS in figures: ${house.css}`);
  console.log(`Fonts that figures declare: ${house.fonts.length}${list(house.fonts)}`);
  console.log(`Sizes and families beside them: ${house.sizes.length}${list(house.sizes)}`);
  console.log(`Ranges written twice: ${house.ranges.length}${list(house.ranges)}`);
  console.log(`Charts made by hand: ${house.charts.length}${list(house.charts)}`);
  console.log(
    `Circles of files: ${house.circles.length}${list(house.circles.map((ring) => ring.join(' ⇄ ')))}`
  );
}
