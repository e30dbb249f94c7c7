// Serves a built site as a plain web host does (GitHub Pages is the model): files, index.html, 404.html, and the header
// that lets a sandboxed frame load modules. Unlike `vite preview` it renders nothing: a page that was not built is missing.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

/** @type {Record<string, string>} */
const types = {
  '.bib': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8'
};

/**
 * @param {string} path
 * @returns {Promise<'file' | 'folder' | undefined>}
 */
async function kind(path) {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : undefined;
}

/**
 * What stands at an address.
 *
 * @param {string} folder the built site
 * @param {string} base the path under which it stands, '' or `/unrolled`
 * @param {string} pathname as in the request
 * @returns {Promise<{ file: string } | { redirect: string } | undefined>}
 */
export async function lookUp(folder, base, pathname) {
  if (base !== '' && pathname === base) return { redirect: `${base}/` };
  if (!pathname.startsWith(`${base}/`)) return undefined;
  let inside;
  try {
    inside = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return undefined;
  }
  const path = resolve(join(folder, inside));
  if (inside.includes('\0') || (path !== folder && !path.startsWith(folder + sep))) return undefined;
  if (inside.endsWith('/')) {
    const index = join(path, 'index.html');
    return (await kind(index)) === 'file' ? { file: index } : undefined;
  }
  if ((await kind(path)) === 'file') return { file: path };
  if ((await kind(join(path, 'index.html'))) === 'file') return { redirect: `${pathname}/` };
  return (await kind(`${path}.html`)) === 'file' ? { file: `${path}.html` } : undefined;
}

/**
 * @param {string} folder the built site
 * @param {string} [base] the path under which it stands
 * @returns {import('node:http').Server} not yet listening
 */
export function siteServer(folder, base = '') {
  const site = resolve(folder);
  return createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const found = await lookUp(site, base, pathname);
    if (found && 'redirect' in found) {
      response.writeHead(301, { location: found.redirect + search }).end();
      return;
    }
    const missing = join(site, '404.html');
    const file = found?.file ?? ((await kind(missing)) === 'file' ? missing : undefined);
    response.writeHead(found ? 200 : 404, {
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      'content-type': file
        ? (types[extname(file)] ?? 'application/octet-stream')
        : 'text/plain; charset=utf-8'
    });
    if (!file || request.method === 'HEAD') response.end(file ? undefined : 'Not found.');
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  });
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port 0 for any
 * @param {number} tries how many ports to try, one after the other
 * @returns {Promise<number>} the port it listens on
 */
export function listen(server, port, tries = 1) {
  return new Promise((done, fail) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && tries > 1) listen(server, port + 1, tries - 1).then(done, fail);
      else fail(error);
    });
    server.listen(port, 'localhost', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, port, base] = argv.slice(2);
  console.log(`http://localhost:${await listen(siteServer(folder, base), Number(port))}${base ?? ''}/`);
}
