import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { marionette } from './marionette.ts';
import { newFolder, start } from './programs.ts';
import { LIMIT, resultOf, scriptOf, type Session } from './session.ts';

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox'
];

export const firefoxProgram = () => process.env.FIREFOX_PATH ?? places.find((path) => existsSync(path));

/**
 * What the process that shows the page has noted about pages: what scripts do wrong is heard in the page itself, but not
 * markup, styles and fonts. Warnings are left out: they are advice, of other people's style sheets too.
 */
const readConsole = `
  const errors = Services.console.getMessageArray().filter((message) =>
    message instanceof Ci.nsIScriptError && message.innerWindowID && message.flags === Ci.nsIScriptError.errorFlag);
  Services.console.reset();
  return errors.map(({ category, errorMessage }) => category + ': ' + errorMessage);`;

/** Headless Firefox with a new profile. */
export async function openFirefox(program: string): Promise<Session> {
  const profile = await newFolder('firefox');
  // Any free port; Firefox then prints which.
  const preferences = { 'marionette.port': 0, 'remote.log.level': 'Info' };
  await writeFile(
    join(profile.path, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join('')
  );
  const firefox = start(program, [
    '--headless',
    '--no-remote',
    '--marionette',
    // For its console.
    '--remote-allow-system-access',
    '--width=1440',
    '--height=900',
    '--profile',
    profile.path
  ]);
  const [, port] = await firefox.prints(/Marionette\s+INFO\s+Listening on port (\d+)/);
  const { send, close } = await marionette(Number(port));
  const { capabilities } = (await send('WebDriver:NewSession')) as {
    capabilities: { browserVersion: string };
  };
  await send('WebDriver:SetTimeouts', { script: LIMIT, pageLoad: LIMIT });

  const call: Session['call'] = async (inside, ...args) => {
    const { value } = (await send('WebDriver:ExecuteAsyncScript', {
      script: scriptOf(inside),
      args: [args]
    })) as { value: unknown };
    return resultOf(value);
  };
  /** Of the process that shows this page or frame: another site in a frame has one of its own. */
  const inConsole = async () => {
    const asked = { script: readConsole, args: [], sandbox: 'system' };
    const { value } = (await send('WebDriver:ExecuteScript', asked)) as { value: string[] };
    return value;
  };
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    open: async (address) => void (await send('WebDriver:Navigate', { url: address })),
    call,
    async callInFrame(inside, ...args) {
      await send('WebDriver:SwitchToFrame', { id: 0 });
      const result = await call(inside, ...args);
      await send('WebDriver:SwitchToFrame', { id: null });
      return result;
    },
    async complaints() {
      const here = await inConsole();
      if (!(await call(() => frames.length > 0))) return here;
      await send('WebDriver:SwitchToFrame', { id: 0 });
      const inFrame = await inConsole();
      await send('WebDriver:SwitchToFrame', { id: null });
      return [...here, ...inFrame];
    },
    async close() {
      close();
      await firefox.stop();
      await profile.remove();
    }
  };
}
