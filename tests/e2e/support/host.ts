import type { FrameLocator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { root } from './places.ts';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript'
};

/** A web page of somebody else, on an origin of its own: what an instructor's course page or deck is. */
export interface Host {
  origin: string;
  close(): Promise<void>;
}

/**
 * Serves `html` at `/` and the installed reveal.js under `/reveal/`.
 *
 * 127.0.0.1 is another site than localhost, not only another origin, so that nothing is shared with the book.
 */
export async function serveHost(html: string): Promise<Host> {
  const server: Server = createServer(async ({ url = '/' }, response) => {
    const [, file] = /^\/reveal\/([\w./-]+)$/.exec(url) ?? [];
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    else if (file && !file.includes('..')) {
      const body = await readFile(join(root, 'node_modules/reveal.js/dist', file)).catch(() => undefined);
      response
        .writeHead(body ? 200 : 404, { 'content-type': types[extname(file)] ?? 'text/plain' })
        .end(body);
    } else response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host page has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
  };
}

/** A page with one figure in a sandboxed frame, and a script that asks the figure and keeps all it says. */
export const hostPage = (src: string, { sandbox = 'allow-scripts', allow = '' } = {}) => `<!doctype html>
<html lang="en">
<title>A course page</title>
<iframe title="figure" width="900" height="700" sandbox="${sandbox}" allow="${allow}"></iframe>
<script>
  const frame = document.querySelector('iframe');
  const said = [];
  const waiting = new Map();
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    said.push(data);
    if (data && data.type === 'reply') waiting.get(data.id)?.(data);
    for (const look of [...looks]) look();
  });
  const looks = new Set();
  let count = 0;
  function ask(message) {
    const id = 'q' + ++count;
    const reply = new Promise((resolve) => waiting.set(id, resolve));
    frame.contentWindow.postMessage({ unrolled: 1, id, ...message }, '*');
    return reply;
  }
  function heard(type, from = 0) {
    return new Promise((resolve) => {
      const look = () => {
        const found = said.slice(from).find((message) => message && message.unrolled === 1 && message.type === type);
        if (found) {
          looks.delete(look);
          resolve(found);
        }
      };
      looks.add(look);
      look();
    });
  }
  Object.assign(window, { ask, heard, said, frame });
  frame.src = ${JSON.stringify(src)};
</script>
</html>`;

export type Message = Record<string, unknown>;

interface HostWindow {
  ask(message: Message): Promise<Message>;
  heard(type: string, from?: number): Promise<Message>;
  said: unknown[];
  frame: HTMLIFrameElement;
}

/** Sends the figure a message and waits for its answer. */
export const ask = (page: Page, message: Message): Promise<Message> =>
  page.evaluate((m) => (window as unknown as HostWindow).ask(m), message);

/** The first message of a type that the figure sent, or sends, after the first `from` messages. */
export const heard = (page: Page, type: string, from = 0): Promise<Message> =>
  page.evaluate(([t, f]) => (window as unknown as HostWindow).heard(t, f), [type, from] as const);

/** How many messages the figure has sent. */
export const heardSoFar = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as HostWindow).said.length);

/** Posts anything to the figure, unasked and unanswered. */
export const post = (page: Page, message: unknown): Promise<void> =>
  page.evaluate((m) => (window as unknown as HostWindow).frame.contentWindow?.postMessage(m, '*'), message);

export const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe');
