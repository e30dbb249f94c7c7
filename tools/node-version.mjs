// Says in one sentence what is wrong where Node is too old. Imported first, for its effect; needs nothing installed.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * Whether a version lies in a range of the form `^20.19 || ^22.13 || >=24`, the only form that package.json uses.
 *
 * @param {string} version such as `20.19.4`
 * @param {string} range
 */
export function satisfies(version, range) {
  const [major, minor] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign, wantedMajor, wantedMinor = '0'] = /^\s*(\^|>=)(\d+)(?:\.(\d+))?\s*$/.exec(part) ?? [];
    if (sign === undefined) throw new Error(`package.json names Node versions in an unknown form: ${part}`);
    if (major === Number(wantedMajor)) return minor >= Number(wantedMinor);
    return sign === '>=' && major > Number(wantedMajor);
  });
}

if (!satisfies(process.versions.node, engines.node)) {
  console.error(
    `Unrolled needs Node ${engines.node.replaceAll('^', '').replaceAll('||', 'or').replace('>=', '')} and later; ` +
      `this is ${process.versions.node}. Newer versions: https://nodejs.org`
  );
  process.exit(1);
}
