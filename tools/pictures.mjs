// Takes the pictures that stand outside the book: README's and Open Graph's, from the built site (npm run build).
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { listen, siteServer } from './serve.mjs';

const place = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const server = siteServer(place('build'));
const port = await listen(server, 4190, 20);
const browser = await chromium.launch(launchOptions());

/** @type {[file: string, path: string, width: number, height: number][]} */
const pictures = [
  ['static/og.png', '/', 1200, 630],
  ['docs/picture.png', '/', 1280, 1000]
];
for (const [file, path, width, height] of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.goto(`http://localhost:${port}${path}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: place(file) });
  console.log(`${file}  ${width} × ${height}`);
}

await browser.close();
server.close();
