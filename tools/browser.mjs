// Which Chromium the tests drive, and with what flags. One place for Vitest, Playwright and the tools.
import { existsSync } from 'node:fs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, or undefined where Playwright's own download is to be used. */
export function systemChromium() {
  return process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
}

/** Launch options for Playwright's `chromium.launch`. */
export function launchOptions() {
  const root = process.getuid?.() === 0;
  return {
    executablePath: systemChromium(),
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
