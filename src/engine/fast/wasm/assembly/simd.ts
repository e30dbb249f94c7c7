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
 * log₂e and 1.5 · 2²³; the polynomial of 2^f from its highest power on, ending in 1; then what `tanh4` needs.
 */
const CONSTANTS = memory.data<f32>([
  1.44269504088896341, 12582912, 0.00015353361959569156, 0.0013398873852565885, 0.00961843691766262, 0.055503323674201965, 0.24022647738456726, 0.6931471824645996, 1, -5.70498872745e-3, 2.06390887954e-2,
  -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1, 2, 0.625, -0.0, 88, -87
]);

@inline
function constant(i: usize): v128 {
  return v128.load32_splat(CONSTANTS + (i << 2));
}

/** The first byte that no constant lies in. */
export const heapBase: usize = __heap_base;

/**
 * e^x for x from −87 to 88, to (1 + |x|)·1e-7 of itself: 2^n · 2^f with x log₂e = n + f and |f| ≤ 1/2, of which 2^f is
 * a polynomial whose largest error was made as small as it can be.
 */
@inline
function exp4(x: v128): v128 {
  // Added to 1.5 · 2²³ a number is rounded to an integer, which then stands in the sum's lowest bits.
  const sum = madd(x, constant(0), constant(1));
  const f = madd(x, constant(0), f32x4.sub(constant(1), sum));
  let p = madd(constant(2), f, constant(3));
  p = madd(p, f, constant(4));
  p = madd(p, f, constant(5));
  p = madd(p, f, constant(6));
  p = madd(p, f, constant(7));
  p = madd(p, f, constant(8));
  // n becomes the exponent of the number 1, whose bits are constant 8.
  return f32x4.mul(p, i32x4.add(i32x4.shl(sum, 23), constant(8)));
}

/** e^x for x ≤ 0; below −87 it stays at the border. */
@inline
export function expBelow0(x: v128): v128 {
  // The order of the operands lets NaN through, here and below.
  return exp4(f32x4.pmax(x, constant(18)));
}

/**
 * tanh x, off by less than 2e-7: near 0 a polynomial (Cephes' tanhf), else 1 − 2/(e^2|x| + 1), which stays exact to
 * the last bit where tanh saturates. There 1 − tanh² is small, and large gradients are multiplied by it.
 */
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.pmax(x, f32x4.sub(f32x4.splat(0), x));
  const one = constant(8);
  const power = exp4(f32x4.pmin(f32x4.add(size, size), constant(17)));
  const far = f32x4.sub(one, f32x4.div(constant(14), f32x4.add(power, one)));
  const x2 = f32x4.mul(x, x);
  let p = madd(constant(9), x2, constant(10));
  p = madd(p, x2, constant(11));
  p = madd(p, x2, constant(12));
  p = madd(p, x2, constant(13));
  const near = madd(f32x4.mul(p, x2), x, x);
  const signed = v128.or(far, v128.and(x, constant(16)));
  return v128.bitselect(near, signed, f32x4.lt(size, constant(15)));
}

/** 1 / (1 + e^−x), off by less than 2e-7. */
@inline
export function sigmoid4(x: v128): v128 {
  const one = constant(8);
  const power = exp4(f32x4.pmax(f32x4.pmin(f32x4.sub(f32x4.splat(0), x), constant(17)), constant(18)));
  return f32x4.div(one, f32x4.add(one, power));
}
