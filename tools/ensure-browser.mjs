// A Chromium for the tests: the system's, else Playwright's own download, else Debian's package.
import { existsSync } from 'node:fs';
import { launchOptions, systemChromium } from './browser.mjs';
import { Failure, run, runInstalled } from './run.mjs';

/** Whether a browser starts, and its version if so. Found is not enough: a download may lack the system's libraries. */
async function browserVersion() {
  const { chromium } = await import('playwright');
  if (systemChromium() === undefined && !existsSync(chromium.executablePath())) return undefined;
  try {
    const browser = await chromium.launch(launchOptions());
    const version = browser.version();
    await browser.close();
    return version;
  } catch (error) {
    console.log(`A browser is there but does not start: ${String(error).split('\n')[0]}`);
    return undefined;
  }
}

/**
 * Sees to it that the tests have a browser.
 *
 * @returns {Promise<string>} the browser's version
 * @throws {Failure} with what to do, where none can be had
 */
export async function ensureBrowser() {
  const attempts = [
    () => runInstalled('playwright', ['install', 'chromium']),
    async () => {
      if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 1;
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      const install = (/** @type {string} */ name) =>
        run('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], env);
      const updated = await run('apt-get', ['update', '-q'], env);
      return updated || ((await install('chromium-headless-shell')) && install('chromium'));
    }
  ];
  let version = await browserVersion();
  for (const attempt of attempts) {
    if (version !== undefined) break;
    if ((await attempt()) === 0) version = await browserVersion();
  }
  if (version === undefined)
    throw new Failure(
      'The tests need Chromium, and none could be had. Install it (Debian: apt-get install chromium-headless-shell; elsewhere Chrome or ' +
        'Chromium by hand) and, where it is not in the usual place, set CHROMIUM_PATH to its program.'
    );
  return version;
}
