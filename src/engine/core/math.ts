import type { FloatArray } from './buffers.ts';

/*
 * Exponential, logarithm, tanh, cosine and powers in float64, made of + − × ÷, √ and the bits of a number alone. IEEE 754
 * fixes those, so the bits are the same in every browser; JavaScript leaves the bits of Math.exp and its like to each.
 *
 * Unless said otherwise the formulas, constants and bounds are fdlibm's (Sun Microsystems 1993, "freely distributable
 * math library"; its files are named below). Errors are below 1 ulp, a unit in the last place of the result; of tanh,
 * the sigmoid, and eˣ where |x| ≥ 708, below 3.
 */

const { powers, number, words, HIGH } = tables();

/** 2ᵏ, exactly, for whole k from −1074 to 1023. Cut to the table's length, so that V8 need not check. */
export const powerOfTwo = (k: number): number => powers[(k + 1074) & 4095];

/** x · 2ᵏ for any whole k, in two steps: 2ᵏ alone need not be a number. */
export function scaled(x: number, k: number): number {
  const half = Math.floor(k / 2);
  return x * powerOfTwo(half) * powerOfTwo(k - half);
}

/** The whole number k with 2ᵏ ≤ x < 2ᵏ⁺¹, exactly, for finite x > 0. */
export function exponentOf(x: number): number {
  // Below 2⁻¹⁰²² the bits hold no exponent.
  const isNormal = x >= 2.2250738585072014e-308;
  number[0] = isNormal ? x : x * powerOfTwo(54);
  return (words[HIGH] >>> 20) - (isNormal ? 1023 : 1077);
}

/** ln 2 in two parts, the first of 33 bits: its product with a whole number below 2²⁰ is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/** How often ln 2 goes into x, rounded. */
const timesLn2 = (x: number): number => Math.floor(x * 1.4426950408889634 + 0.5) | 0;

/** eˣ (e_exp.c). */
export function exp(x: number): number {
  // The formula misses e by its last bit.
  if (x === 1) return Math.E;
  if (!(Math.abs(x) < 708)) return farExp(x);
  // x = k ln 2 + r, |r| ≤ ½ ln 2.
  const k = timesLn2(x);
  const hi = x - k * LN2_HIGH;
  const lo = k * LN2_LOW;
  const r = hi - lo;
  // c = r − (r²/6 − r⁴/360 + …): eʳ = 1 + r + r c/(2 − c).
  const z = r * r;
  const c =
    r -
    z *
      (1.66666666666666019037e-1 +
        z *
          (-2.77777777770155933842e-3 +
            z *
              (6.61375632143793436117e-5 + z * (-1.6533902205465251539e-6 + z * 4.13813679705723846039e-8))));
  return (1 - (lo - (r * c) / (2 - c) - hi)) * powerOfTwo(k);
}

/** eˣ where it is no normal number, or nearly none. */
function farExp(x: number): number {
  if (!(Math.abs(x) < 1000)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const root = exp(x / 2);
  return root * root;
}

/** ln x (e_log.c): −∞ of 0, NaN of what is below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const isNormal = x >= 2.2250738585072014e-308;
  const wide = isNormal ? x : x * powerOfTwo(54);
  number[0] = wide;
  const high = words[HIGH];
  const mantissa = high & 0xfffff;
  // x = 2ᵏ (1 + f), √½ < 1 + f < √2.
  const exponent = (high >>> 20) - 1023 + ((mantissa + 0x95f64) >>> 20);
  const f = wide * powerOfTwo(-exponent) - 1;
  const k = isNormal ? exponent : exponent - 54;
  const ln2 = k * LN2_HIGH;
  const rest = k * LN2_LOW;
  if (f >= -9.5367431640625e-7 && f < 9.5367431640625e-7) {
    const R = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - R : ln2 - (R - rest - f);
  }
  // ln(1 + f) = ln(1 + s) − ln(1 − s) = 2s + s R, R a polynomial in s².
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const R = odd + even;
  // Far from 1 by its first bits, where f²/2 is taken apart for the sake of the last.
  if (mantissa >= 0x6147a && mantissa <= 0x6b851) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + R)) : ln2 - (half - (s * (half + R) + rest) - f);
  }
  return k === 0 ? f - s * (f - R) : ln2 - (s * (f - R) - rest - f);
}

/** Hyperbolic tangent (s_tanh.c). */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size >= 22) return x < 0 ? -1 : 1;
  // So small that it is x; 0 keeps its sign.
  if (size < 3.725290298461914e-9) return x;
  const isFar = size >= 1;
  const t = expm1(isFar ? 2 * size : -2 * size);
  const y = isFar ? 1 - 2 / (t + 2) : -t / (t + 2);
  return x < 0 ? -y : y;
}

/** eˣ − 1 without loss near 0 (s_expm1.c), for x from −2 to 0 and from 2 to 44: what tanh asks for. */
function expm1(x: number): number {
  const k = timesLn2(x);
  const hi = x - k * LN2_HIGH;
  const lo = k * LN2_LOW;
  const r = hi - lo;
  const lost = hi - r - lo;
  const half = 0.5 * r;
  const z = r * half;
  const r1 =
    1 +
    z *
      (-3.33333333333331316428e-2 +
        z *
          (1.58730158725481460165e-3 +
            z *
              (-7.93650757867487942473e-5 +
                z * (4.00821782732936239552e-6 + z * -2.01099218183624371326e-7))));
  const t = 3 - r1 * half;
  const quotient = z * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * quotient - z);
  const e = r * (quotient - lost) - lost - z;
  // 2ᵏ (1 + r − e) − 1, added up in the order that loses least.
  if (k === -1) return 0.5 * (r - e) - 0.5;
  const scale = powerOfTwo(k);
  if (k <= -2 || k > 56) return (1 - (e - r)) * scale - 1;
  const one = powerOfTwo(-k);
  return (k < 20 ? 1 - one - (e - r) : r - (e + one) + 1) * scale;
}

/** σ(x) = 1 / (1 + e⁻ˣ). */
export const sigmoid = (x: number): number => 1 / (1 + exp(-x));

/** to[j] = tanh(from[i]) for n numbers from `at` on, in a loop of its own: small enough to be compiled into one piece. */
export function tanhEach(from: FloatArray, at: number, to: FloatArray, toAt: number, n: number): void {
  for (let i = 0; i < n; i++) to[toAt + i] = tanh(from[at + i]);
}

/** a[i] = σ(a[i]) for n numbers from `at` on. */
export function sigmoidEach(a: FloatArray, at: number, n: number): void {
  for (let i = at; i < at + n; i++) a[i] = sigmoid(a[i]);
}

/** Cosine of an angle from 0 to 2π (e_rem_pio2.c, k_cos.c, k_sin.c): all that the engine asks for. */
export function cos(x: number): number {
  // x = n π/2 + (r + lost), |r| ≤ π/4, and π/2 in parts of 33 bits: more of them where x is so near n π/2 that the
  // difference has lost its last bits.
  const n = x <= 0.7853981633974483 ? 0 : Math.floor(x * 0.6366197723675814 + 0.5);
  let t = x - n * 1.57079632673412561417;
  let w = n * 6.07710050650619224932e-11;
  let r = t - w;
  if (Math.abs(r) < x * 1.52587890625e-5) {
    let before = t;
    w = n * 6.0771005063039659766e-11;
    t = before - w;
    w = n * 2.02226624879595063154e-21 - (before - t - w);
    r = t - w;
    if (Math.abs(r) < x * 1.7763568394002505e-15) {
      before = t;
      w = n * 2.0222662487111664558e-21;
      t = before - w;
      w = n * 8.47842766036889956997e-32 - (before - t - w);
      r = t - w;
    }
  }
  const lost = t - r - w;
  const y = n % 2 === 0 ? nearCos(r, lost) : nearSin(r, lost);
  return n === 1 || n === 2 ? -y : y;
}

/** cos(x + lost), |x| ≤ π/4. */
function nearCos(x: number, lost: number): number {
  const z = x * x;
  const r =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z *
                (-2.75573143513906633035e-7 +
                  z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  const size = Math.abs(x);
  if (size < 0.2999999523162842) return 1 - (0.5 * z - (z * r - x * lost));
  // About x/4: 1 − it is exact.
  const q = size >= 0.7812504768371582 ? 0.28125 : quarter(size);
  return 1 - q - (0.5 * z - q - (z * r - x * lost));
}

/** x/4, its lower 32 bits cut off. */
function quarter(x: number): number {
  number[0] = x / 4;
  words[1 - HIGH] = 0;
  return number[0];
}

/** sin(x + lost), |x| ≤ π/4. */
function nearSin(x: number, lost: number): number {
  const z = x * x;
  const v = z * x;
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x - (z * (0.5 * lost - v * r) - lost - v * -1.66666666666666324348e-1);
}

/** x². */
export const square = (x: number): number => x * x;

/**
 * xⁿ for a whole n ≥ 0, by squaring. Each product is kept with what rounding took from it (Dekker 1971), so that the
 * error does not grow with n.
 */
export function power(x: number, n: number): number {
  let high = 1;
  let low = 0;
  let factor = x;
  let factorLow = 0;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      const product = high * factor;
      low = lostBy(high, factor, product) + (high * factorLow + low * factor);
      high = product;
    }
    const product = factor * factor;
    factorLow = lostBy(factor, factor, product) + 2 * factor * factorLow;
    factor = product;
  }
  return high + low;
}

/** a·b − its rounded product, exactly (Veltkamp's splitting, Dekker's product), where nothing over- or underflows. */
function lostBy(a: number, b: number, product: number): number {
  const aHigh = upper(a);
  const bHigh = upper(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  const lost = aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
  return lost === lost ? lost : 0;
}

/** The upper 26 bits of a. */
function upper(a: number): number {
  const c = 134217729 * a;
  return c - (c - a);
}

/**
 * √Σ a², its squares taken of what is scaled by the largest, and summed up by Kahan's rule: neither over- nor underflows
 * on the way. ∞ beside NaN is ∞.
 */
export function hypot(values: ArrayLike<number>): number {
  let largest = 0;
  let isNaN = false;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > largest) largest = size;
    else if (Number.isNaN(size)) isNaN = true;
  }
  if (largest === Infinity) return Infinity;
  if (isNaN) return NaN;
  if (largest === 0) return 0;
  let sum = 0;
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const share = values[i] / largest;
    const summand = share * share - missing;
    const next = sum + summand;
    missing = next - sum - summand;
    sum = next;
  }
  return Math.sqrt(sum) * largest;
}

/** √Σ a², where a plain sum of the squares is known: taken again by `hypot` where squares over- or underflowed in it. */
export const norm = (values: ArrayLike<number>, sumOfSquares: number): number =>
  sumOfSquares > 1e-280 && sumOfSquares < Infinity ? Math.sqrt(sumOfSquares) : hypot(values);

/** The next number below a finite x. */
export function below(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  number[0] = x;
  const by = x > 0 ? -1 : 1;
  const low = words[1 - HIGH] >>> 0;
  words[1 - HIGH] = low + by;
  if (low === (x > 0 ? 0 : 0xffffffff)) words[HIGH] += by;
  return number[0];
}

/** Every power of two from 2⁻¹⁰⁷⁴ on, filled up with 0, and a number with its two halves in sight. */
function tables() {
  const powers = new Float64Array(4096);
  powers[1074] = 1;
  for (let k = 1; k <= 1023; k++) powers[1074 + k] = 2 * powers[1073 + k];
  for (let k = 1; k <= 1074; k++) powers[1074 - k] = powers[1075 - k] / 2;
  const number = new Float64Array([1]);
  const words = new Int32Array(number.buffer);
  return { powers, number, words, HIGH: words[1] === 0 ? 0 : 1 };
}
