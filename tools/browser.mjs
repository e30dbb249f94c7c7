// Which Chromium the tests and the tools drive, and with what flags: one place for Vitest, Playwright and the tools.
import { existsSync } from 'node:fs';

const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The same engine without a browser's own windows, which Debian packs apart: tests need two thirds of the time. */
const windowless = ['/usr/bin/chromium-headless-shell'];

/** @param {readonly string[]} paths */
const firstOf = (paths) => process.env.CHROMIUM_PATH ?? paths.find((path) => existsSync(path));

/** The system's Chromium for the tests, or undefined where Playwright's own download is to be used. */
export const systemChromium = () => firstOf([...windowless, ...whole]);

/** The same with everything that a reader's has: for what is measured. */
export const wholeChromium = () => firstOf(whole);

/** Launch options for Playwright's `chromium.launch`. @param {string | undefined} executablePath */
export function launchOptions(executablePath = systemChromium()) {
  const root = process.getuid?.() === 0;
  return {
    executablePath,
    args: [
      ...(root ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run'
    ]
  };
}
