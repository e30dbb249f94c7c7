// Learns a text, character by character, and writes: npx tsx char-rnn.ts text.txt
import { readFileSync } from 'node:fs';

/** Numbers between 0 and 1, as if by chance: the same for the same seed. */
export const generator = (s: number) => () => (s = (s * 48271) % 2147483647) / 2147483647;
const zeros = (n: number) => new Float64Array(n);
type Weights = Record<'data' | 'grad' | 'mean' | 'square', Float64Array>;

export class CharRnn {
  updates = 0;
  readonly weights: Weights[];
  /** V characters, H hidden units; all weights are drawn from ±1/√H. */
  constructor(
    readonly V: number,
    readonly H: number,
    random: () => number
  ) {
    // Wxh [H × V], Whh [H × H], bh [H], Why [V × H] and by [V], row by row
    this.weights = [H * V, H * H, H, V * H, V].map((n) => {
      const data = zeros(n).map(() => (2 * random() - 1) / Math.sqrt(H));
      return { data, grad: zeros(n), mean: zeros(n), square: zeros(n) };
    });
  }

  /** From a character and the state before: the new state, and what may come. */
  step(x: number, before: Float64Array, temperature = 1) {
    const { V, H } = this;
    const [Wxh, Whh, bh, Why, by] = this.weights.map(({ data }) => data);
    const h = bh.map((sum, i) => {
      sum += Wxh[i * V + x];
      for (let j = 0; j < H; j++) sum += Whh[i * H + j] * before[j];
      return Math.tanh(sum);
    });
    const scores = by.map((bias, v) => h.reduce((sum, hi, i) => sum + Why[v * H + i] * hi, bias));
    const best = Math.max(...scores);
    const powers = scores.map((score) => Math.exp((score - best) / temperature));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return { h, p: powers.map((power) => power / total) };
  }

  /** Reads xs from the state h0, is told what came, ys; fills all gradients. */
  learn(xs: number[], ys: number[], h0: Float64Array) {
    const { V, H } = this;
    const steps: { h: Float64Array; p: Float64Array }[] = [];
    for (const x of xs) steps.push(this.step(x, steps.at(-1)?.h ?? h0));
    const [Wxh, Whh, bh, Why, by] = this.weights.map(({ grad }) => grad.fill(0));
    const [, recurrent, , output] = this.weights.map(({ data }) => data);
    let [dh, loss] = [zeros(H), 0];
    for (let t = xs.length - 1; t >= 0; t--) {
      const [{ h, p }, before] = [steps[t], steps[t - 1]?.h ?? h0];
      loss -= Math.log(p[ys[t]]) / xs.length;
      for (let v = 0; v < V; v++) {
        const dScore = (p[v] - Number(v === ys[t])) / xs.length;
        by[v] += dScore;
        for (let i = 0; i < H; i++) {
          Why[v * H + i] += dScore * h[i];
          dh[i] += dScore * output[v * H + i];
        }
      }
      const back = zeros(H);
      for (let i = 0; i < H; i++) {
        const dSum = dh[i] * (1 - h[i] * h[i]);
        bh[i] += dSum;
        Wxh[i * V + xs[t]] += dSum;
        for (let j = 0; j < H; j++) {
          Whh[i * H + j] += dSum * before[j];
          back[j] += dSum * recurrent[i * H + j];
        }
      }
      dh = back;
    }
    return { loss, h: steps[steps.length - 1].h };
  }

  /** One step of Adam. */
  update(rate: number) {
    const [a, b] = [1 - 0.9 ** ++this.updates, 1 - 0.999 ** this.updates];
    for (const { data, grad, mean, square } of this.weights)
      grad.forEach((g, i) => {
        mean[i] += 0.1 * (g - mean[i]);
        square[i] += 0.001 * (g * g - square[i]);
        data[i] -= (rate * (mean[i] / a)) / (Math.sqrt(square[i] / b) + 1e-8);
      });
  }

  /** Writes: draws a character from p and reads it as the next input. */
  *sample(x: number, length: number, random: () => number, temperature = 1) {
    for (let h = zeros(this.H), left = 0, n = 0; n < length; n++) {
      const next = this.step(x, h, temperature);
      [h, left] = [next.h, random()];
      x = next.p.findIndex((p) => (left -= p) < 0);
      yield x;
    }
  }
}

if (process.argv[1].endsWith('char-rnn.ts')) {
  const text = Array.from(readFileSync(process.argv[2], 'utf8'));
  const characters = [...new Set(text)].sort();
  const tokens = text.map((c) => characters.indexOf(c));
  const net = new CharRnn(characters.length, 100, generator(1));
  for (let at = 0, h = zeros(100), mean = Math.log(net.V); ; at += 25) {
    if (at + 26 > tokens.length) [at, h] = [0, zeros(100)];
    const chunk = net.learn(tokens.slice(at, at + 25), tokens.slice(at + 1, at + 26), h);
    [h, mean] = [chunk.h, 0.99 * mean + 0.01 * chunk.loss];
    net.update(0.002);
    if (net.updates % 1000 !== 0) continue;
    const written = net.sample(tokens[at], 200, generator(net.updates), 0.7);
    console.log(`\n${net.updates} updates, ${(mean / Math.LN2).toFixed(2)} bits a character:`);
    console.log(Array.from(written, (v) => characters[v]).join(''));
  }
}
