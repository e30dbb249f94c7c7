/** Far beyond where σ and tanh are exactly 0, 1 or ±1 in float64. */
const OUT = 1000;

/** The sum at which σ stands at a value from 0 to 1: exactly at both ends. */
export function sigmoidInput(value: number): number {
  if (value <= 0) return -OUT;
  return value >= 1 ? OUT : Math.log(value / (1 - value));
}

/** The sum at which tanh stands at a value from −1 to 1: exactly at both ends. */
export function tanhInput(value: number): number {
  return Math.abs(value) >= 1 ? Math.sign(value) * OUT : Math.atanh(value);
}
