import { chromium, type Frame } from 'playwright';
import { launchOptions } from '../browser.mjs';
import { resultOf, scriptOf, type Session } from './session.ts';

/** The browser of all other tests, with which the others are compared. */
export async function openChromium(): Promise<Session> {
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const callIn = async <A extends unknown[], R>(
    frame: Frame,
    inside: (...args: A) => R | Promise<R>,
    args: A
  ) =>
    resultOf<R>(
      await frame.evaluate(
        ([script, given]) =>
          new Promise((done) => (new Function(script as string) as (...all: unknown[]) => void)(given, done)),
        [scriptOf(inside), args] as const
      )
    );
  return {
    name: `Chromium ${browser.version()}`,
    open: async (address) => void (await page.goto(address)),
    call: (inside, ...args) => callIn(page.mainFrame(), inside, args),
    callInFrame: (inside, ...args) => callIn(page.frames()[1], inside, args),
    complaints: () => Promise.resolve([]),
    close: () => browser.close()
  };
}
