/*
 * Numbers of half precision (IEEE 754 binary16: a sign, five bits of exponent, ten of fraction), as the bits that a file
 * holds. JavaScript has no array of them everywhere yet.
 */

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The largest finite one. */
export const LARGEST_HALF = 65504;

/** What a half with these 16 bits is, to the bit. */
export function fromHalf(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return (half & 0x8000 ? -1 : 1) * fraction * 2 ** -24;
  bits[0] = sign | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13);
  return float[0];
}

/** The bits of the half nearest to a number, of two the even one; beyond the largest it is infinite. */
export function toHalf(value: number): number {
  float[0] = value;
  const sign = (bits[0] >>> 16) & 0x8000;
  const magnitude = bits[0] & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  // Below the smallest normal one the steps are all alike, and adding ½ rounds to them.
  if (magnitude < 0x38800000) {
    float[0] = 0.5;
    const half = bits[0];
    bits[0] = magnitude;
    float[0] += 0.5;
    return sign | (bits[0] - half);
  }
  const rounded = magnitude - (112 << 23) + 0xfff + ((magnitude >> 13) & 1);
  return sign | Math.min(rounded >>> 13, 0x7c00);
}
