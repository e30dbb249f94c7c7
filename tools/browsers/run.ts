// npm run test:browsers [-- --quick]: the built site in Firefox and in WebKit, compared with Chromium.
import { join } from 'node:path';
import { figures, pagesOf } from '../../tests/e2e/support/places.ts';
import { main, root } from '../run.mjs';
import { openChromium } from './chromium.ts';
import { driven, faultsOf, type Drive } from './figures.ts';
import { openFirefox } from './firefox.ts';
import { programs } from './installed.ts';
import { faultsOfPage } from './pages.ts';
import { faultsOfPolicy } from './policy.ts';
import { otherwise } from './same.ts';
import type { Session } from './session.ts';
import { serveWatched } from './site.ts';
import { openWebkit } from './webkit.ts';

const quick = process.argv.includes('--quick');
/** What stands for the rest where there is little time: one of each kind of page, a figure that trains, one that does not. */
const shownPages = quick ? ['', 'embed/gru-gates/'] : pagesOf();
const shownFigures = quick ? figures.filter((id) => /^(lstm-gates|learn-repeated-ones)$/.test(id)) : figures;

/** One thing that must hold; a browser that does not answer fails it, and goes on with the next. */
async function faults(what: string, check: () => Promise<string[]>): Promise<string[]> {
  const found = await check().catch((error: unknown) => [String(error)]);
  for (const one of found) console.log(`  FAILED  ${what}: ${one}`);
  return found;
}

async function tryBrowser(
  browser: Session,
  site: string,
  known: ReadonlyMap<string, Drive>
): Promise<number> {
  const started = performance.now();
  const all = await faults('policy', () => faultsOfPolicy(browser, site));
  for (const page of shownPages)
    all.push(...(await faults(`/${page}`, () => faultsOfPage(browser, `${site}${page}`))));
  for (const id of shownFigures)
    all.push(
      ...(await faults(`${id} in a sandbox`, async () => {
        const { drive, complaints } = await driven(browser, site, id);
        const inChromium = known.get(id);
        const other = inChromium && otherwise(id, drive, inChromium);
        return [...complaints, ...faultsOf(drive), ...(other === undefined ? [] : [other])];
      }))
    );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${browser.name}: ${shownPages.length} pages, ${shownFigures.length} figures, ${all.length} faults, ${seconds} s`
  );
  return all.length;
}

await main(async () => {
  const { firefox, webkit, missing } = await programs({ install: !quick });
  const site = await serveWatched(join(root, 'build'));
  const known = new Map<string, Drive>();
  if (firefox !== undefined || webkit !== undefined) {
    const chromium = await openChromium();
    for (const id of shownFigures) known.set(id, (await driven(chromium, site.address, id)).drive);
    await chromium.close();
  }
  let count = 0;
  for (const open of [firefox && (() => openFirefox(firefox)), webkit && (() => openWebkit(webkit))]) {
    if (!open) continue;
    const browser = await open();
    count += await tryBrowser(browser, site.address, known).finally(() => browser.close());
  }
  site.close();
  if (missing.length > 0) console.log(`Not run, since it is not installed: ${missing.join(', ')}.`);
  process.exitCode = count > 0 ? 1 : 0;
});
