import { existsSync } from 'node:fs';
import { run } from '../run.mjs';
import { firefoxProgram } from './firefox.ts';
import { webkitProgram } from './webkit.ts';

const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];

/**
 * The programs of the browsers that can be had; as root on Debian their packages are installed where they are missing.
 *
 * @returns `missing` for people
 */
export async function programs({ install }: { install: boolean }) {
  const here = () => ({ firefox: firefoxProgram(), webkit: webkitProgram() });
  const all = ({ firefox, webkit }: ReturnType<typeof here>) => firefox !== undefined && webkit !== undefined;
  if (install && !all(here()) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], env);
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], env);
  }
  const found = here();
  return {
    ...found,
    missing: [
      ...(found.firefox === undefined ? ['Firefox (firefox-esr)'] : []),
      ...(found.webkit === undefined ? ['WebKit (webkit2gtk-driver and xvfb)'] : [])
    ]
  };
}
