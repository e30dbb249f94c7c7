import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compressor } from '../../tools/compress.mjs';
import { matches } from '../../tools/install.mjs';
import { nearest } from '../../tools/nearest.mjs';
import { satisfies } from '../../tools/node-version.mjs';
import { listen, siteServer } from '../../tools/serve.mjs';

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

describe('the names that somebody may have meant', () => {
  const figures = ['latch', 'lstm-gates', 'gru-gates', 'gates-by-hand', 'counting', 'clipping'];
  test.each([
    ['gates', ['lstm-gates', 'gru-gates', 'gates-by-hand']],
    ['lacth', 'latch'],
    ['ltsm-gates', 'lstm-gates'],
    ['couting', 'counting']
  ])('for %s', (word, meant) => {
    const found = nearest(word, figures);
    expect(typeof meant === 'string' ? found[0] : found).toEqual(meant);
  });
});

describe('the server of the built site', () => {
  let site = '';
  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'unrolled-'));
    mkdirSync(join(site, 'chapter'));
    for (const [path, content] of [
      ['index.html', 'home'],
      ['404.html', 'lost'],
      ['page.html', 'page'],
      ['script.js', '1'],
      ['font.woff2', 'font'],
      ['chapter/index.html', 'chapter']
    ])
      writeFileSync(join(site, path), content);
    for (const extension of ['', '.html']) writeFileSync(`${site}-secret${extension}`, 'secret');
  });
  afterAll(() => {
    rmSync(site, { recursive: true });
    for (const extension of ['', '.html']) rmSync(`${site}-secret${extension}`);
  });

  /** What is answered to a path exactly as written: `fetch` would tidy it first. */
  async function answer(path: string, base = '', asked: Record<string, string> = {}) {
    const server = siteServer(site, base);
    const port = await listen(server, 0);
    const response = await new Promise<IncomingMessage>((done, fail) => {
      request({ port, path, host: 'localhost', headers: asked }, done).on('error', fail).end();
    });
    const bytes = await buffer(response);
    server.close();
    const { location, ...headers } = response.headers;
    return { status: response.statusCode, location, body: bytes.toString(), bytes, headers };
  }

  test.each(['', '/unrolled'])(
    'serves folders with a slash and sends those without one there, under "%s"',
    async (base) => {
      expect(await answer(`${base}/`, base)).toMatchObject({ status: 200, body: 'home' });
      expect(await answer(`${base}/chapter/`, base)).toMatchObject({ status: 200, body: 'chapter' });
      expect(await answer(`${base}/chapter?q=1`, base)).toMatchObject({
        status: 301,
        location: `${base}/chapter/?q=1`
      });
      expect(await answer(`${base}/page`, base)).toMatchObject({ status: 200, body: 'page' });
      expect(await answer(`${base}/page/`, base)).toMatchObject({ status: 404 });
    }
  );

  test('serves nothing outside its base', async () => {
    expect(await answer('/chapter/', '/unrolled')).toMatchObject({ status: 404 });
    expect(await answer('/unrolledchapter/', '/unrolled')).toMatchObject({ status: 404 });
    expect(await answer('/unrolled', '/unrolled')).toMatchObject({ status: 301, location: '/unrolled/' });
  });

  test.each([
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%00',
    '/%E0%A4%A',
    '//['
  ])('never leaves its folder and never breaks: %s', async (path) => {
    expect(await answer(path)).toMatchObject({ status: 404, body: 'lost' });
    expect(await answer(path, '', { 'accept-encoding': 'br' })).toMatchObject({ status: 404, body: 'lost' });
  });

  test.each(['/../', '/..%2f', '/%2e%2e/', '/chapter/%2e%2e/../'])(
    'does not take a folder whose name begins alike for its own: %s',
    async (up) => {
      const name = site.split(/[\\/]/).pop();
      expect(await answer(`${up}${name}-secret`)).toMatchObject({ status: 404, body: 'lost' });
      const page = await answer(`${up}${name}-secret.html`, '', { 'accept-encoding': 'br' });
      expect(page).toMatchObject({ status: 404, body: 'lost' });
    }
  );

  test.each(['/', '/chapter', '/nowhere/', '/script.js'])(
    'lets any origin load what is at %s',
    async (path) => {
      expect((await answer(path)).headers['access-control-allow-origin']).toBe('*');
    }
  );

  test('says what a file is', async () => {
    expect((await answer('/script.js')).headers['content-type']).toBe('text/javascript');
    expect((await answer('/')).headers['content-type']).toBe('text/html;charset=utf-8');
  });

  const same = (bytes: Buffer) => bytes;
  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['deflate, *;q=0', undefined, same],
    ['', undefined, same]
  ])('sends text as a browser can read it: "%s"', async (accepted, encoding, read) => {
    for (const path of ['/chapter/', '/page', '/script.js']) {
      const whole = await answer(path);
      const { status, bytes, headers } = await answer(path, '', { 'accept-encoding': accepted });
      expect(status).toBe(200);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(headers['content-type']).toBe(whole.headers['content-type']);
      expect(headers.vary).toBe('accept-encoding');
      expect(read(bytes).toString()).toBe(whole.body);
    }
  });

  test('sends fonts as they are, and parts of files too', async () => {
    const accepting = { 'accept-encoding': 'br' };
    const font = await answer('/font.woff2', '', accepting);
    expect(font).toMatchObject({ status: 200, body: 'font' });
    expect(font.headers).not.toHaveProperty('content-encoding');
    const part = await answer('/page.html', '', { ...accepting, range: 'bytes=1-2' });
    expect(part).toMatchObject({ status: 206, body: 'ag' });
  });

  test('compresses once, and again where the file has changed', async () => {
    const compressed = compressor(site);
    const read = async () => {
      const page = compressed('/changing.html', { 'accept-encoding': 'gzip' });
      return { tag: page?.tag, body: await page?.body };
    };
    writeFileSync(join(site, 'changing.html'), 'before');
    const first = await read();
    expect((await read()).body).toBe(first.body);
    writeFileSync(join(site, 'changing.html'), 'afterwards');
    const second = await read();
    expect(gunzipSync(second.body ?? '').toString()).toBe('afterwards');
    expect(second.tag).not.toBe(first.tag);
  });

  test('does not send again what the browser has', async () => {
    const accepting = { 'accept-encoding': 'br' };
    const { etag = '' } = (await answer('/script.js', '', accepting)).headers;
    expect(await answer('/script.js', '', { ...accepting, 'if-none-match': etag })).toMatchObject({
      status: 304,
      body: ''
    });
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
