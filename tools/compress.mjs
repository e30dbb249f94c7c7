// The text of a built site, compressed as web hosts send it. The build itself holds no compressed files: hosts make
// their own.
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What gets smaller, and what it is. Fonts and pictures are compressed already. @type {Record<string, string>} */
const types = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain'
};

// The highest qualities save a few bytes in a hundred and take ten times as long, and here somebody waits.
const encoders = {
  br: (/** @type {Buffer} */ whole) =>
    promisify(brotliCompress)(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (/** @type {Buffer} */ whole) => promisify(gzip)(whole)
};

/** @typedef {keyof typeof encoders} Encoding */

/**
 * The best encoding that an `Accept-Encoding` allows.
 *
 * @param {string} [accepted]
 * @returns {Encoding | undefined}
 */
export function encodingFor(accepted = '') {
  const allowed = accepted.split(',').flatMap((one) => {
    const [name, quality] = one.split(';').map((part) => part.trim());
    return /^q=0(\.0*)?$/.test(quality ?? '') ? [] : [name];
  });
  return /** @type {Encoding[]} */ (['br', 'gzip']).find((encoding) => allowed.includes(encoding));
}

/** @param {string} file */
const statOf = (file) => statSync(file, { throwIfNoEntry: false });

/**
 * Files of a folder by what a browser accepts. What was compressed once is kept, until its file changes.
 *
 * @param {string} folder
 */
export function compressor(folder) {
  /** @type {Map<string, { tag: string, body: Promise<Buffer> }>} */
  const kept = new Map();
  const inside = resolve(folder) + sep;

  /**
   * @param {string} path within the folder, as it is called there
   * @param {import('node:http').IncomingHttpHeaders} headers of the request
   * @returns the file compressed, with its headers; undefined where it is to be sent as it is, or is not there
   */
  return function compressed(path, headers) {
    const encoding = encodingFor(headers['accept-encoding']);
    const type = types[extname(path)];
    const file = join(inside, path);
    if (!encoding || !type || headers.range || path.includes('\0') || !file.startsWith(inside))
      return undefined;
    const stat = statOf(file);
    if (!stat?.isFile()) return undefined;
    const tag = `W/"${stat.size}-${stat.mtimeMs}-${encoding}"`;
    const key = `${encoding} ${file}`;
    if (kept.get(key)?.tag !== tag) kept.set(key, { tag, body: readFile(file).then(encoders[encoding]) });
    return {
      tag,
      body: /** @type {{ body: Promise<Buffer> }} */ (kept.get(key)).body,
      headers: {
        'content-type': type,
        'content-encoding': encoding,
        'cache-control': 'no-cache',
        etag: tag
      }
    };
  };
}
