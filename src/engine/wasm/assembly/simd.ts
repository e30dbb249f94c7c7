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

@inline
export function loadUpTo(p: usize, n: i32): v128 {
  return n >= 4 ? v128.load(p) : loadPart(p, n);
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

/*
 * V8 makes a constant vector anew at every use, in three instructions: where there are many, one load each is cheaper.
 * In the order of `exp4`, then of `tanh4`.
 */
const CONSTANTS = memory.data<f32>([
  1.44269504088896341, 12582912, -0.693359375, 2.1219444e-4, 1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3,
  4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2,
  1.33314422036e-1, -3.33332819422e-1, 88, -87, 1, 2, 0.625, -0.0
]);

@inline
function constant(i: usize): v128 {
  return v128.load32_splat(CONSTANTS + (i << 2));
}

/** The first byte that no constant lies in. */
export const heapBase: usize = __heap_base;

/** e^x to 1e-7 of itself: 2^n times a polynomial (Cephes' expf). Beyond ±87 it stays at the border. */
@inline
export function exp4(given: v128): v128 {
  // The order of the operands lets NaN through.
  const x = f32x4.pmax(f32x4.pmin(given, constant(15)), constant(16));
  // Added to 1.5 · 2²³ a number is rounded to an integer, which then stands in the sum's lowest bits.
  const sum = madd(x, constant(0), constant(1));
  const n = f32x4.sub(sum, constant(1));
  const r = madd(n, constant(3), madd(n, constant(2), x));
  let p = madd(constant(4), r, constant(5));
  p = madd(p, r, constant(6));
  p = madd(p, r, constant(7));
  p = madd(p, r, constant(8));
  p = madd(p, r, constant(9));
  p = madd(p, f32x4.mul(r, r), f32x4.add(r, constant(17)));
  // n becomes the exponent of the number 1, whose bits are constant 17.
  return f32x4.mul(p, i32x4.add(i32x4.shl(sum, 23), constant(17)));
}

/**
 * tanh x, off by less than 2e-7: near 0 a polynomial (Cephes' tanhf), else 1 − 2/(e^2|x| + 1), which stays exact to
 * the last bit where tanh saturates. There 1 − tanh² is small, and large gradients are multiplied by it.
 */
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.pmax(x, f32x4.sub(f32x4.splat(0), x));
  const one = constant(17);
  const far = f32x4.sub(one, f32x4.div(constant(18), f32x4.add(exp4(f32x4.add(size, size)), one)));
  const x2 = f32x4.mul(x, x);
  let p = madd(constant(10), x2, constant(11));
  p = madd(p, x2, constant(12));
  p = madd(p, x2, constant(13));
  p = madd(p, x2, constant(14));
  const near = madd(f32x4.mul(p, x2), x, x);
  const signed = v128.or(far, v128.and(x, constant(20)));
  return v128.bitselect(near, signed, f32x4.lt(size, constant(19)));
}

/** 1 / (1 + e^−x), off by less than 2e-7. */
@inline
export function sigmoid4(x: v128): v128 {
  const one = constant(17);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.sub(f32x4.splat(0), x))));
}
