import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { launchOptions } from '../browser.mjs';
import { bundle } from './bundle.ts';
import type { Timing } from './workloads.ts';

export interface Timer {
  time(workload: string, backend: string): Promise<Timing | null>;
  close(): Promise<void>;
}

/** The workloads in a page of headless Chromium, under the policy that the book's own pages have. */
export async function timeInBrowser(): Promise<Timer> {
  const script = await bundle(fileURLToPath(new URL('page.ts', import.meta.url)));
  const server = createServer((request, response) => {
    const isScript = request.url === '/bench.js';
    response.writeHead(request.url === '/' || isScript ? 200 : 404, {
      'content-type': isScript ? 'text/javascript' : 'text/html',
      'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
    });
    response.end(
      isScript ? script : '<!doctype html><title>bench</title><script type="module" src="/bench.js"></script>'
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('typeof bench === "function"');
  return {
    time: (workload, backend) =>
      page.evaluate(`bench(${JSON.stringify(workload)}, ${JSON.stringify(backend)})`),
    close: async () => {
      await browser.close();
      server.close();
    }
  };
}
