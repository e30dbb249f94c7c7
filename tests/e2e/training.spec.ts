import type { Frame } from '@playwright/test';
import type { TextRunConfig } from '../../src/training/run/config.ts';
import type { Driver, Progress } from '../../tools/bench/soak/page.ts';
import { driverScript } from '../../tools/bench/soak/serve.ts';
import { backends } from './support/backends.ts';
import { heard, hostPage, serveHost } from './support/host.ts';
import { expect, open, test } from './support/test.ts';

declare const soak: Driver;

const config: TextRunConfig = {
  text: 'row, row, row your boat, gently down the stream. '.repeat(40),
  cell: 'lstm',
  hiddenSize: 32,
  T: 32,
  B: 4,
  optimiser: 'adam',
  rate: 0.01,
  clip: 5,
  seed: 1
};

let script: string;
test.beforeAll(async () => {
  script = await driverScript();
});

test.beforeEach(async ({ context }) => {
  // Beside the site's own scripts, and under the policy that its pages carry.
  await context.route('**/driver.js', (route) =>
    route.fulfill({
      body: script,
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' }
    })
  );
});

async function drive(frame: Frame): Promise<void> {
  await frame.addScriptTag({ url: '/driver.js', type: 'module' });
  await frame.waitForFunction(() => typeof soak === 'object');
}

const progress = (frame: Frame) => frame.evaluate(() => soak.progress());

async function until(frame: Frame, updates: number): Promise<Progress> {
  await frame.waitForFunction((wanted) => soak.progress().updates >= wanted, updates);
  return progress(frame);
}

/** Starts a training in a page, has it rest, go on and be given up, and looks after each. */
async function startRestAndStop(frame: Frame, backend: string): Promise<void> {
  await frame.evaluate((given) => soak.start(given), config);
  expect(await until(frame, 30)).toMatchObject({ state: 'running', backend });
  await frame.evaluate(() => soak.pause());
  const rest = await progress(frame);
  expect(rest.state).toBe('paused');
  expect(rest.checkpoints).toBeGreaterThanOrEqual(2);
  expect(rest.loss).toBeLessThan(Math.log(new Set(config.text).size));
  await frame.evaluate(() => soak.resume());
  await until(frame, rest.updates + 30);
  await frame.evaluate(() => soak.cancel());
  expect(await progress(frame)).toMatchObject({ state: 'idle' });
}

for (const { query, name } of backends) {
  test(`a training runs on ${name} in a chapter with the address “${query}”, and its worker goes when it is left`, async ({
    page
  }) => {
    await open(page, `repeated-ones/${query}`);
    await drive(page.mainFrame());
    await startRestAndStop(page.mainFrame(), name);
    await expect(page.locator('html')).toHaveAttribute('data-backend', name);
    expect(page.workers()).toHaveLength(1);
    const gone = page.workers()[0].waitForEvent('close');
    await page.evaluate(() => soak.leave());
    await gone;
  });

  test(`a training runs on ${name} in a sandboxed frame of another site, rests, goes on and stops`, async ({
    page,
    baseURL,
    origins
  }) => {
    const host = await serveHost(hostPage(new URL(`embed/state-space/${query}#v=1`, baseURL).href));
    origins.add(host.origin);
    await page.goto(host.origin);
    await heard(page, 'ready');
    const frame = page.frames().find((one) => one !== page.mainFrame());
    if (!frame) throw new Error('no frame');
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    await drive(frame);
    await startRestAndStop(frame, name);
    await frame.evaluate(() => soak.leave());
    await page.goto('about:blank');
    await host.close();
  });
}

test('an address that asks for a backend which does not exist gets the fastest', async ({ page }) => {
  await open(page, 'repeated-ones/?backend=gpu');
  await drive(page.mainFrame());
  await page.evaluate((given) => soak.start(given), config);
  expect(await until(page.mainFrame(), 1)).toMatchObject({ backend: backends[0].name });
  await page.evaluate(() => soak.leave());
});
