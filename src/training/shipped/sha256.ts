/*
 * SHA-256 (FIPS 180-4). The browser has one, but offers it on secure origins alone; a book on a school's own server, without
 * a certificate, must be able to tell a damaged file too. 400 kB take some 10 ms.
 */

const primes = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97
].concat(
  [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199],
  [211, 223, 227, 229, 233, 239, 241, 251, 257, 263, 269, 271, 277, 281, 283, 293, 307, 311]
);

/** The first 32 bits of the fraction of a prime's root, by whole numbers alone: no browser's last digit matters. */
function fractionOfRoot(prime: number, power: 2 | 3): number {
  const wanted = BigInt(prime) << BigInt(32 * power);
  let root = 0n;
  for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) {
    const tried = root | bit;
    if (tried * tried * (power === 3 ? tried : 1n) <= wanted) root = tried;
  }
  return Number(root & 0xffffffffn);
}

let constants: { initial: Uint32Array; round: Uint32Array } | undefined;
const constantsOf = () =>
  (constants ??= {
    initial: Uint32Array.from(primes.slice(0, 8), (prime) => fractionOfRoot(prime, 2)),
    round: Uint32Array.from(primes, (prime) => fractionOfRoot(prime, 3))
  });

/** Of these bytes, in hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const { initial, round } = constantsOf();
  const state = initial.slice();
  const padded = new Uint8Array(64 * Math.ceil((bytes.length + 9) / 64));
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(block + 4 * i);
    for (let i = 16; i < 64; i++) {
      const [a, b] = [words[i - 15], words[i - 2]];
      const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
      const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
    mix(state, words, round);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

function mix(state: Uint32Array, words: Uint32Array, round: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + round[i] + words[i]) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
