import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matches } from '../../tools/install.mjs';
import { satisfies } from '../../tools/node-version.mjs';
import { listen, lookUp, siteServer } from '../../tools/serve.mjs';

describe('the check of the Node version', () => {
  const range = '^20.19 || ^22.13 || >=24';
  test.each(['20.19.0', '20.20.2', '22.13.0', '24.0.0', '25.1.0', '30.0.0'])('takes %s', (version) => {
    expect(satisfies(version, range)).toBe(true);
  });
  test.each(['18.20.0', '20.18.3', '21.7.0', '22.12.0', '23.11.0'])('refuses %s', (version) => {
    expect(satisfies(version, range)).toBe(false);
  });
  test('throws where it cannot read the range, and does not let any version pass', () => {
    expect(() => satisfies('20.19.0', '~20.19')).toThrow('unknown form');
  });
});

describe('the check of what is installed', () => {
  const wanted = {
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b-darwin': { version: '1.0.0', integrity: 'y', optional: true }
  };
  const a = wanted['node_modules/a'];
  test('is content where only packages for other systems are missing', () => {
    expect(matches(wanted, { 'node_modules/a': a })).toBe(true);
  });
  test.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/a': { ...a, version: '1.0.1' } }],
    ['the same version has other contents', { 'node_modules/a': { ...a, integrity: 'z' } }],
    ['a package is no longer wanted', { 'node_modules/a': a, 'node_modules/c': a }]
  ])('installs anew where %s', (_, installed) => {
    expect(matches(wanted, installed)).toBe(false);
  });
});

describe('the server of the built site', () => {
  let site = '';
  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'unrolled-'));
    mkdirSync(join(site, 'chapter'));
    for (const [path, text] of [
      ['index.html', 'home'],
      ['404.html', 'lost'],
      ['page.html', 'page'],
      ['chapter/index.html', 'chapter']
    ])
      writeFileSync(join(site, path), text);
    writeFileSync(`${site}-secret`, 'secret');
  });
  afterAll(() => {
    rmSync(site, { recursive: true });
    rmSync(`${site}-secret`);
  });

  test.each(['', '/unrolled'])(
    'serves folders with a slash and sends those without one there, under "%s"',
    async (base) => {
      expect(await lookUp(site, base, `${base}/`)).toEqual({ file: join(site, 'index.html') });
      expect(await lookUp(site, base, `${base}/chapter/`)).toEqual({
        file: join(site, 'chapter', 'index.html')
      });
      expect(await lookUp(site, base, `${base}/chapter`)).toEqual({ redirect: `${base}/chapter/` });
      expect(await lookUp(site, base, `${base}/page`)).toEqual({ file: join(site, 'page.html') });
    }
  );

  test('serves nothing outside its base', async () => {
    expect(await lookUp(site, '/unrolled', '/chapter/')).toBeUndefined();
    expect(await lookUp(site, '/unrolled', '/unrolledchapter/')).toBeUndefined();
    expect(await lookUp(site, '/unrolled', '/unrolled')).toEqual({ redirect: '/unrolled/' });
  });

  test.each(['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/%00', '/%E0%A4%A'])(
    'never leaves its folder and never throws: %s',
    async (path) => {
      expect(await lookUp(site, '', path)).toBeUndefined();
    }
  );

  test('does not take a folder whose name begins alike for its own', async () => {
    const name = site.split(/[\\/]/).pop();
    expect(await lookUp(site, '', `/..%2f${name}-secret`)).toBeUndefined();
  });

  test('answers a lost address with the 404 page and lets any origin load its modules', async () => {
    const server = siteServer(site);
    const port = await listen(server, 0);
    const lost = await fetch(`http://localhost:${port}/nowhere/`);
    expect(lost.status).toBe(404);
    expect(await lost.text()).toBe('lost');
    expect(lost.headers.get('access-control-allow-origin')).toBe('*');
    const sent = await fetch(`http://localhost:${port}/chapter?q=1`, { redirect: 'manual' });
    expect(sent.status).toBe(301);
    expect(sent.headers.get('location')).toBe('/chapter/?q=1');
    server.close();
  });

  test('takes the next free port where one is taken', async () => {
    const first = siteServer(site);
    const second = siteServer(site);
    const port = await listen(first, 0);
    expect(await listen(second, port, 50)).toBeGreaterThan(port);
    first.close();
    second.close();
  });
});
