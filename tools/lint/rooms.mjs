// Who may import whom (docs/decisions/rooms.md). One table, read by the lint rule for code and by the check of the content.
import { posix } from 'node:path';

/** @typedef {'engine' | 'training' | 'figure' | 'frame' | 'widgets' | 'example' | 'book' | 'routes' | 'content'} Room */

/** @type {Record<Room, readonly Room[]>} */
const mayImport = {
  engine: [],
  training: ['engine'],
  figure: ['engine'],
  frame: ['figure', 'engine'],
  widgets: ['engine', 'training', 'figure', 'frame'],
  example: ['engine', 'training', 'figure', 'frame'],
  book: ['frame'],
  content: ['widgets', 'book'],
  routes: ['book', 'frame', 'content', 'widgets']
};

/** @type {Record<string, Room>} */
const aliases = {
  $engine: 'engine',
  $training: 'training',
  $figure: 'figure',
  $frame: 'frame',
  $widgets: 'widgets',
  $book: 'book',
  $content: 'content'
};

/** Outside packages that a room may use; a room not named here may use any. @type {Partial<Record<Room, RegExp>>} */
const packages = {
  engine: /^$/,
  figure: /^(d3|svelte)($|\/)/,
  content: /^$/
};

/**
 * Where a file stands, as a room and the path inside it.
 *
 * @param {string} path relative to the repository, with slashes
 * @returns {{ room: Room, inside: string } | undefined} undefined outside all rooms
 */
export function roomOf(path) {
  const [, room, inside] = /^(?:src\/)?([a-z]+)(?:\/(.*))?$/.exec(path) ?? [];
  const known = room === 'content' ? !path.startsWith('src/') : path.startsWith('src/');
  return known && room !== undefined && room in mayImport
    ? { room: /** @type {Room} */ (room), inside: inside ?? '' }
    : undefined;
}

/**
 * @param {string} importer relative to the repository
 * @param {string} specifier as written: relative, `$alias/…`, from the root (`/content/…`), or a package
 * @returns {string | undefined} the path meant, relative to the repository; undefined for a package
 */
function resolvePath(importer, specifier) {
  const [path] = specifier.split('?');
  if (path.startsWith('.')) return posix.join(posix.dirname(importer), path);
  if (path.startsWith('/')) return path.slice(1);
  const [head, ...rest] = path.split('/');
  if (head === '$lib') return posix.join('src', ...rest);
  const room = aliases[head];
  if (room === undefined) return undefined;
  return posix.join(room === 'content' ? 'content' : `src/${room}`, ...rest);
}

/**
 * What is wrong with an import.
 *
 * @param {string} importer path of the importing file, relative to the repository
 * @param {string} specifier as written
 * @returns {string | undefined} a sentence; undefined where the import is allowed
 */
export function forbidden(importer, specifier) {
  const from = roomOf(importer);
  if (from === undefined) return undefined;
  const path = resolvePath(importer, specifier);
  if (path === undefined) {
    const allowed = packages[from.room];
    return allowed && !allowed.test(specifier)
      ? `${from.room} may not import the package "${specifier}".`
      : undefined;
  }
  const to = roomOf(path);
  if (to === undefined)
    return importer.startsWith('src/') && path.startsWith('src/')
      ? undefined
      : `${from.room} may not reach out of src to "${specifier}".`;
  // Corpora: the book's prose and the engine's source are read as text, not run.
  if (from.room === 'training' && to.room === 'content' && /\?(.*&)?raw$/.test(specifier)) return undefined;
  if (from.room === 'widgets' && to.room === 'widgets')
    return from.inside.split('/')[0] === to.inside.split('/')[0]
      ? undefined
      : 'A widget never imports another widget.';
  if (to.room === from.room || mayImport[from.room].includes(to.room)) return undefined;
  return `${from.room} may not import ${to.room}.`;
}

/**
 * The imports of a chapter: ESLint does not read Markdown.
 *
 * @param {string} markdown
 * @returns {string[]} specifiers of static and dynamic imports in its `<script>` blocks
 */
export function importsOf(markdown) {
  const scripts = [...markdown.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  return scripts.flatMap((script) =>
    [...script.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(.+?)\1/g)].map(([, , specifier]) => specifier)
  );
}
