import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { listen, siteServer } from '../../serve.mjs';
import { bundle } from '../bundle.ts';

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The script of page.ts, as a browser takes it. */
export const driverScript = (): Promise<string> => bundle(fileOf('page.ts'));

/** The built site with the driver's script beside it: the pages' own policy lets a script of their origin in. */
export async function serveSite(): Promise<{ origin: string; close: () => void }> {
  const script = await driverScript();
  const site = siteServer(fileOf('../../../build'));
  const server = createServer((request, response) => {
    if (request.url === '/soak.js')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else site.emit('request', request, response);
  });
  return { origin: `http://localhost:${await listen(server, 0)}`, close: () => server.close() };
}
