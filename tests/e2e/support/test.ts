import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

export { expect };

/**
 * Everything a page says or does that it should not: console messages, uncaught errors, failed loads, and requests to
 * any origin but those named.
 */
export function watch(context: BrowserContext, origins: Set<string>): string[] {
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type()))
      troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(protocol) && !origins.has(origin))
      troubles.push(`request off the own origin: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}

interface Fixtures {
  /** Origins that the page may load from: the site's own, and hosts that a test starts. */
  origins: Set<string>;
  /** What the pages did wrong so far; must be empty when the test ends. */
  troubles: string[];
}

/** Playwright's test, failing where any page of its context complains or calls elsewhere. */
export const test = base.extend<Fixtures>({
  origins: async ({ baseURL }, use) => {
    await use(new Set([new URL(baseURL ?? '').origin]));
  },
  troubles: [
    async ({ context, origins }, use) => {
      const troubles = watch(context, origins);
      await use(troubles);
      expect(troubles).toEqual([]);
    },
    { auto: true }
  ]
});

/** Waits until the page answers: the root layout marks it once every component on it has started. */
export async function started(page: Page): Promise<void> {
  await expect(page.locator('html[data-started]')).toBeAttached();
}

/** Figures are made when they come near: goes past all of them, as a reader does who scrolls through the page and back. */
async function pastAllFigures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // What lies in a closed card has no place on the screen.
    const asleep = () =>
      [...document.querySelectorAll('.place')].find((place) => place.firstElementChild?.checkVisibility());
    for (let place = asleep(); place; place = asleep()) {
      place.firstElementChild?.scrollIntoView({ behavior: 'instant', block: 'center' });
      await new Promise(requestAnimationFrame);
    }
    scrollTo({ top: 0, behavior: 'instant' });
  });
}

/** Opens a page of the site and waits until it answers, with all its figures where the address names no part of it. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await started(page);
  if (!address.includes('#')) await pastAllFigures(page);
}

/** All that comes after finds the settings of figures as a reader left them who had them open. */
export async function unfold(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked = Storage.prototype.getItem;
    Storage.prototype.getItem = function (name) {
      return asked.call(this, name) ?? (name.startsWith('unrolled:settings:') ? 'open' : null);
    };
  });
}

/** A figure by its id: the first instance on the page. */
export const figureOf = (page: Page, id: string): Locator => page.locator(`figure[id="${id}"]`);

/** A seeded generator (mulberry32), so that a failure can be had again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Presses one of the tools that stand behind a figure's menu. */
export async function tool(figure: Locator, name: string): Promise<void> {
  await figure.getByRole('button', { name: 'More tools' }).click();
  await figure.getByRole('button', { name, exact: true }).click();
}
