// Serves a built site as a plain web host does (GitHub Pages is the model): files, index.html, 404.html, text compressed,
// and the header that lets a sandboxed frame load modules. Unlike `vite preview` it renders nothing: a page that was not built is missing.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { compressor } from './compress.mjs';

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * @param {string} folder the built site
 * @param {string} [base] the path under which it stands, '' or `/unrolled`
 * @returns {import('node:http').Server} not yet listening
 */
export function siteServer(folder, base = '') {
  const file = sirv(folder, { dev: true, etag: true, extensions: [] });
  const compressed = compressor(folder);
  const lostPage = join(folder, '404.html');

  return createServer((request, response) => {
    const { pathname, search } = new URL(`http://localhost${request.url}`);
    const path = pathname.slice(base.length);
    const lost = () => {
      const page = existsSync(lostPage) ? readFileSync(lostPage) : 'Not found.';
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    };
    /** @param {string} at @param {() => void} otherwise */
    const serve = (at, otherwise) => {
      const smaller = compressed(decoded(at), request.headers);
      if (!smaller) {
        request.url = at;
        file(request, response, otherwise);
      } else if (request.headers['if-none-match'] === smaller.tag) response.writeHead(304).end();
      else
        smaller.body.then(
          (body) => response.writeHead(200, { ...smaller.headers, 'content-length': body.length }).end(body),
          () => response.writeHead(500).end()
        );
    };

    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('vary', 'accept-encoding');
    if (!pathname.startsWith(base) || (path !== '' && !path.startsWith('/'))) lost();
    else if (path.endsWith('/')) serve(`${path}index.html`, lost);
    else
      serve(path, () => {
        if (existsSync(join(folder, decoded(path), 'index.html')))
          response.writeHead(301, { location: `${pathname}/${search}` }).end();
        else serve(`${path}.html`, lost);
      });
  });
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port 0 for any
 * @param {number} tries how many ports to try, one after the other
 * @param {string} [host]
 * @returns {Promise<number>} the port it listens on
 */
export function listen(server, port, tries = 1, host = 'localhost') {
  return new Promise((done, fail) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && tries > 1)
        listen(server, port + 1, tries - 1, host).then(done, fail);
      else fail(error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, port, base] = argv.slice(2);
  console.log(`http://localhost:${await listen(siteServer(folder, base), Number(port))}${base ?? ''}/`);
}
