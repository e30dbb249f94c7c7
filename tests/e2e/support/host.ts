import type { FrameLocator, Page } from '@playwright/test';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { listen } from '../../../tools/serve.mjs';
import { root } from './places.ts';

const reveal = sirv(join(root, 'node_modules/reveal.js/dist'), { dev: true });

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
  const server = createServer((request, response) => {
    const [, file] = /^\/reveal(\/.+)$/.exec(request.url ?? '') ?? [];
    const missing = () => {
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    };
    if (request.url === '/')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    else if (file === undefined) missing();
    else reveal(Object.assign(request, { url: file }), response, missing);
  });
  const port = await listen(server, 0, 1, '127.0.0.1');
  return {
    origin: `http://127.0.0.1:${port}`,
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
