import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { listen } from '../serve.mjs';
import { start } from './programs.ts';
import { LIMIT, resultOf, scriptOf, type Session } from './session.ts';

const driverPath = '/usr/bin/WebKitWebDriver';
const displayPath = '/usr/bin/Xvfb';
const browsers = ['4.1', '6.0'].flatMap((version) =>
  ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
    (machine) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`
  )
);

/** WebKitGTK's small browser, where all that is needed to drive it is installed. */
export const webkitProgram = () =>
  [driverPath, displayPath].every((path) => existsSync(path))
    ? browsers.find((path) => existsSync(path))
    : undefined;

/** A port that nobody listens on: the driver does not look for one itself. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server as never, 0, 1, '127.0.0.1');
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Asks a driver by WebDriver (https://www.w3.org/TR/webdriver1/). */
async function ask(port: number, method: 'POST' | 'DELETE', path: string, body = {}): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(2 * LIMIT)
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
  return value;
}

/** Resolves once somebody listens on a port. A program that is starting can only be asked again. */
async function listening(port: number): Promise<void> {
  for (const limit = Date.now() + LIMIT; ;) {
    const found = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (found) return;
    if (Date.now() > limit) throw new Error(`Nobody listens on port ${port}.`);
    await setTimeout(50);
  }
}

/** WebKitGTK on a display that nobody sees. */
export async function openWebkit(program: string): Promise<Session> {
  const screen = start(displayPath, ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp']);
  const [, display] = await screen.prints(/^(\d+)\s/);
  const port = await freePort();
  const driver = start(driverPath, [`--port=${port}`], { DISPLAY: `:${display}` });
  await listening(port);

  const browserOptions = { binary: program, args: ['--automation'] };
  const timeouts = { script: LIMIT, pageLoad: LIMIT };
  const { sessionId, capabilities } = (await ask(port, 'POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions, timeouts } }
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const send = (path: string, body?: object) => ask(port, 'POST', `/session/${sessionId}/${path}`, body);
  await send('window/rect', { x: 0, y: 0, width: 1440, height: 1000 });

  const call: Session['call'] = async (inside, ...args) =>
    resultOf(await send('execute/async', { script: scriptOf(inside), args: [args] }));
  return {
    name: `WebKitGTK ${capabilities.browserVersion}`,
    open: async (address) => void (await send('url', { url: address })),
    call,
    async callInFrame(inside, ...args) {
      await send('frame', { id: 0 });
      const result = await call(inside, ...args);
      await send('frame', { id: null });
      return result;
    },
    // It prints no console while it is driven.
    complaints: () => Promise.resolve([]),
    async close() {
      await ask(port, 'DELETE', `/session/${sessionId}`);
      await driver.stop();
      await screen.stop();
    }
  };
}
