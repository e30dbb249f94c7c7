// npm run audit: what Lighthouse says of the site in build/, on a phone's line and processor. Speed is measured here and
// tested nowhere. Lighthouse is fetched when it is asked for: it would be a third of all that `npm start` installs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions, wholeChromium } from './browser.mjs';
import { Failure, main, root, runNpm } from './run.mjs';
import { listen, siteServer } from './serve.mjs';

/** The newest that takes Node 20. */
const lighthouse = 'lighthouse@12.8.2';

/** The landing page, the lightest chapter, the heaviest and a figure alone; other paths may be given. */
const usual = ['', 'multilayer/', 'lstm/', 'embed/lstm-gates/'];

/** What is read of Lighthouse's report. */
interface Report {
  categories: Record<'performance' | 'accessibility' | 'best-practices' | 'seo', { score: number | null }>;
  audits: Record<string, { numericValue?: number; details?: { items?: Item[] } }>;
}
interface Item {
  resourceType?: string;
  transferSize?: number;
}

const kinds = ['script', 'font', 'stylesheet', 'document'];

function bytesOf({ audits }: Report) {
  const of: Record<string, number> = Object.fromEntries([...kinds, 'other'].map((kind) => [kind, 0]));
  for (const { resourceType = '', transferSize = 0 } of audits['network-requests']?.details?.items ?? []) {
    const kind = resourceType.toLowerCase();
    of[kinds.includes(kind) ? kind : 'other'] += transferSize;
  }
  return of;
}

function rowOf(report: Report) {
  const score = (name: keyof Report['categories']) =>
    Math.round((report.categories[name].score ?? NaN) * 100);
  const value = (audit: string, digits: number) =>
    Number((report.audits[audit]?.numericValue ?? NaN).toFixed(digits));
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best practices': score('best-practices'),
    SEO: score('seo'),
    'first paint, ms': value('first-contentful-paint', 0),
    'largest paint, ms': value('largest-contentful-paint', 0),
    'blocked, ms': value('total-blocking-time', 0),
    shift: value('cumulative-layout-shift', 3),
    ...Object.fromEntries(
      Object.entries(bytesOf(report)).map(([kind, size]) => [`${kind}, kB`, Number((size / 1000).toFixed(1))])
    )
  };
}

/** @throws {Failure} */
async function reportOf(address: string, file: string): Promise<Report> {
  const { args, executablePath } = launchOptions(wholeChromium());
  process.env.CHROME_PATH = executablePath ?? chromium.executablePath();
  const options = [
    address,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--chrome-flags=${['--headless=new', ...args].join(' ')}`
  ];
  if ((await runNpm(['exec', '--yes', `--package=${lighthouse}`, '--', 'lighthouse', ...options])) !== 0)
    throw new Failure('Lighthouse failed; the lines above say why.');
  return JSON.parse(readFileSync(file, 'utf8'));
}

await main(async () => {
  const asked = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const server = siteServer(join(root, 'build'));
  const port = await listen(server, 0);
  const rows: Record<string, ReturnType<typeof rowOf>> = {};
  try {
    for (const page of asked.length > 0 ? asked : usual)
      rows[`/${page}`] = rowOf(
        await reportOf(`http://localhost:${port}/${page}`, join(folder, 'report.json'))
      );
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
  const names = Object.keys(Object.values(rows)[0] ?? {}) as (keyof ReturnType<typeof rowOf>)[];
  console.table(
    Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries(Object.entries(rows).map(([page, row]) => [page, row[name]]))
      ])
    )
  );
});
