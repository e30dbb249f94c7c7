import { isDeepStrictEqual } from 'node:util';
import { refused, tryForbidden } from '../../tests/e2e/support/forbidden.ts';
import { serveHost } from '../../tests/e2e/support/host.ts';
import { embedded } from './figures.ts';
import type { Session } from './session.ts';

/** Whether what the policy forbids is refused and reported, in a page and in a figure in a sandboxed frame. */
export async function faultsOfPolicy(browser: Session, site: string): Promise<string[]> {
  const elsewhere = await serveHost('<!doctype html><title>Elsewhere</title>');
  const address = `${site}embed/lstm-gates/`;
  try {
    await browser.open(address);
    const alone = await browser.call(tryForbidden, `${elsewhere.origin}/`);
    // What was refused is complained of, as it should be.
    await browser.complaints();
    await browser.open('about:blank');
    const framed = await embedded(browser, address, async () => {
      await browser.call(() =>
        (window as unknown as { heard(type: string): Promise<object> }).heard('ready')
      );
      const found = await browser.callInFrame(tryForbidden, `${elsewhere.origin}/`);
      await browser.complaints();
      return found;
    });
    return Object.entries({ alone, framed }).flatMap(([where, found]) =>
      isDeepStrictEqual(found, refused) ? [] : [`policy, ${where}: ${JSON.stringify(found)}`]
    );
  } finally {
    await elsewhere.close();
  }
}
