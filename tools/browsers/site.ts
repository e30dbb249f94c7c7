import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen, siteServer } from '../serve.mjs';
import { watch } from './watch.ts';

/**
 * Serves a built site, each page with a script before all else that keeps what goes wrong.
 *
 * @returns its address, with a slash, and how to stop
 */
export async function serveWatched(folder: string): Promise<{ address: string; close(): void }> {
  const plain = siteServer(folder);
  const script = `const __name = (value) => value;\n(${watch.toString()})();`;
  const server = createServer((request, response) => {
    const path = new URL(`http://localhost${request.url}`).pathname;
    const page = path.endsWith('/') ? join(folder, path, 'index.html') : '';
    response.setHeader('access-control-allow-origin', '*');
    if (path === '/watch.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (existsSync(page))
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(readFileSync(page, 'utf8').replace('<head>', '<head><script src="/watch.js"></script>'));
    else plain.emit('request', request, response);
  });
  const port = await listen(server, 0);
  return {
    address: `http://localhost:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    }
  };
}
