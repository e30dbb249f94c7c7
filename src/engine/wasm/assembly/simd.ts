// Four float32 at a time: what AssemblyScript has no name for.

/**
 * a·b + c. With relaxed SIMD one instruction that rounds once, where the machine has it; else two, rounded twice.
 * The two modules are built from this one source, and differ in their last bits.
 */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The first n (1 to 3) numbers at p, the rest 0. */
export function loadPart(p: usize, n: i32): v128 {
  if (n == 1) return v128.load_zero<f32>(p);
  const pair = v128.load_zero<f64>(p);
  return n == 2 ? pair : v128.load_lane<f32>(p, pair, 2, 8);
}

/** Stores the first n numbers of v, all four where n is more. */
@inline
export function put(p: usize, v: v128, n: i32): void {
  if (n >= 4) v128.store(p, v);
  else storePart(p, v, n);
}

function storePart(p: usize, v: v128, n: i32): void {
  v128.store_lane<f32>(p, v, 0);
  if (n > 1) v128.store_lane<f32>(p, v, 1, 4);
  if (n > 2) v128.store_lane<f32>(p, v, 2, 8);
}

/** e^x to 1e-7 of itself: 2^n times a polynomial (Cephes' expf). Beyond ±87 it stays at the border. */
@inline
export function exp4(given: v128): v128 {
  // The order of the operands lets NaN through.
  const x = f32x4.pmax(f32x4.pmin(given, f32x4.splat(88.0)), f32x4.splat(-87.0));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  let r = madd(n, f32x4.splat(-0.693359375), x);
  r = madd(n, f32x4.splat(2.12194440e-4), r);
  let p = f32x4.splat(1.9875691500e-4);
  p = madd(p, r, f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  p = madd(p, f32x4.mul(r, r), f32x4.add(r, f32x4.splat(1)));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/**
 * tanh x, off by less than 2e-7: near 0 a polynomial (Cephes' tanhf), else 1 − 2/(e^2|x| + 1), which stays exact to
 * the last bit where tanh saturates. There 1 − tanh² is small, and large gradients are multiplied by it.
 */
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const one = f32x4.splat(1);
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exp4(f32x4.add(size, size)), one)));
  const x2 = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = madd(p, x2, f32x4.splat(2.06390887954e-2));
  p = madd(p, x2, f32x4.splat(-5.37397155531e-2));
  p = madd(p, x2, f32x4.splat(1.33314422036e-1));
  p = madd(p, x2, f32x4.splat(-3.33332819422e-1));
  const near = madd(f32x4.mul(p, x2), x, x);
  const signed = v128.or(far, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)));
}

/** 1 / (1 + e^−x), off by less than 2e-7. */
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** log x for a finite x > 0, to the last bits of a double: AssemblyScript's own keeps a table in memory. */
export function log(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let exponent = <i32>((bits >> 52) & 0x7ff) - 1023;
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent++;
  }
  // log m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), |s| < 0.172
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum: f64 = 0;
  for (let k = 21; k >= 1; k -= 2) sum = sum * s2 + 1 / <f64>k;
  return 2 * s * sum + <f64>exponent * 0.6931471805599453;
}
