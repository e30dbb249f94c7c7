import { Network, type Trace } from '$engine';
import type { Shape, ShapesParams } from './params.ts';

const relu = (inputSize: number, hiddenSize: number) =>
  new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize,
    hiddenSize,
    outputSize: 1,
    dtype: 'float64'
  });

/** Two bits at once; the answer is 1 where just one of them is 1. No step hands anything on. */
function differ(): Network {
  const net = relu(2, 2);
  net.set('weight_ih_l0', [1, 1, 1, 1]);
  net.set('bias_ih_l0', [0, -1]);
  net.set('head.weight', [1, -2]);
  return net;
}

/** What is read first, and at every step one less. */
function countdown(): Network {
  const net = relu(1, 1);
  net.set('weight_ih_l0', [1]);
  net.set('weight_hh_l0', [1]);
  net.set('bias_hh_l0', [-1]);
  net.set('head.weight', [1]);
  return net;
}

/** One unit that is pushed up by a 1 and down by a 0, and forgets a little as it is bent by tanh. */
function majority(): Network {
  const net = new Network({
    cell: 'rnn',
    inputSize: 1,
    hiddenSize: 1,
    outputSize: 1,
    bias: false,
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [0.5]);
  net.set('weight_hh_l0', [1]);
  net.set('head.weight', [1]);
  return net;
}

/** The detector of chapter 2: the present bit, the one before, and a constant 1. */
function repeats(): Network {
  const net = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 3,
    outputSize: 1,
    bias: false,
    headActivation: 'relu',
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1, 0, 0]);
  net.set('weight_hh_l0', [0, 0, 0, 1, 0, 0, 0, 0, 1]);
  net.set('head.weight', [1, 1, -1]);
  return net;
}

/** Bits that the state of the reversal has room for, beside the place that the answer is read from. */
export const ROOM = 3;

/** A shift register: what is read moves one place on at every step, and the last place falls out. */
function encoder(): Network {
  const H = ROOM + 1;
  const net = relu(1, H);
  net.set('weight_ih_l0', [0, 1, ...Array<number>(H - 2).fill(0)]);
  net.set(
    'weight_hh_l0',
    shift(H, (to, from) => to >= 2 && from === to - 1)
  );
  return net;
}
/** The same places, moved the other way: the last bit that was read comes out first. */
function decoder(): Network {
  const H = ROOM + 1;
  const net = relu(1, H);
  net.set(
    'weight_hh_l0',
    shift(H, (to, from) => from === to + 1)
  );
  net.set('head.weight', [1, ...Array<number>(H - 1).fill(0)]);
  return net;
}
const shift = (H: number, moves: (to: number, from: number) => boolean) =>
  Array.from({ length: H * H }, (_, i) => Number(moves(Math.floor(i / H), i % H)));

/** A step as it was computed. */
export interface Computed {
  x?: readonly number[];
  h: readonly number[];
  /** Undefined where no answer is asked for. */
  y?: number;
  /** What the input and the state before add to the sum; each with its bias. */
  fromX?: readonly number[];
  fromH: readonly number[];
}

export interface Run {
  initial: readonly number[];
  steps: readonly Computed[];
  /** Steps of the first network; the second, where there is one, takes the others. */
  first: number;
  traces: readonly Trace<Network>[];
  /** The answers that would be right; undefined where none is. */
  wanted: readonly number[] | undefined;
}

const times = (
  weights: ArrayLike<number>,
  vector: ArrayLike<number>,
  bias: ArrayLike<number> | undefined
) => {
  const size = vector.length;
  return Array.from({ length: weights.length / size }, (_, row) => {
    let sum = bias?.[row] ?? 0;
    for (let i = 0; i < size; i++) sum += weights[row * size + i] * vector[i];
    return sum;
  });
};

/** Runs a network and takes its steps apart. */
function take(
  net: Network,
  x: readonly (readonly number[])[],
  h0: readonly number[],
  { reads, answers }: { reads: (t: number) => boolean; answers: (t: number) => boolean }
) {
  const trace = net.forward(x.flat(), { T: x.length, h0 });
  const data = (name: string) => (net.names.includes(name) ? net.parameter(name).data : undefined);
  const [Wxh, Whh] = [net.parameter('weight_ih_l0').data, net.parameter('weight_hh_l0').data];
  const steps = x.map((input, t): Computed => ({
    x: reads(t) ? input : undefined,
    h: Array.from(trace.h(0, t)),
    y: answers(t) ? trace.output[t] : undefined,
    fromX: reads(t) ? times(Wxh, input, data('bias_ih_l0')) : undefined,
    fromH: times(Whh, trace.h(0, t - 1), data('bias_hh_l0'))
  }));
  return { trace, steps };
}

const always = { reads: () => true, answers: () => true };
const zeros = (n: number) => Array<number>(n).fill(0);

/** Every shape's network on what is read. */
export function runOf(shape: Shape, { bits: text, n }: Pick<ShapesParams, 'bits' | 'n'>): Run {
  const bits = Array.from(text, Number);
  switch (shape) {
    case 'one-to-one': {
      const { trace, steps } = take(differ(), [bits.slice(0, 2)], zeros(2), always);
      const wanted = [bits.reduce((sum, bit) => sum + bit, 0) % 2];
      return { initial: zeros(2), steps, first: 1, traces: [trace], wanted };
    }
    case 'one-to-many': {
      const count = Math.ceil(n);
      const x = Array.from({ length: count }, (_, t) => [t === 0 ? n : 0]);
      const { trace, steps } = take(countdown(), x, [0], { reads: (t) => t === 0, answers: () => true });
      // Whole numbers, down to 0.
      const wanted = Number.isInteger(n) ? x.map((_, t) => n - 1 - t) : undefined;
      return { initial: [0], steps, first: count, traces: [trace], wanted };
    }
    case 'many-to-one': {
      const x = bits.map((bit) => [2 * bit - 1]);
      const last = bits.length - 1;
      const { trace, steps } = take(majority(), x, [0], { reads: () => true, answers: (t) => t === last });
      const sum = x.reduce((sum, [bit]) => sum + bit, 0);
      return {
        initial: [0],
        steps,
        first: bits.length,
        traces: [trace],
        wanted: sum === 0 ? undefined : [Math.sign(sum)]
      };
    }
    case 'many-to-many': {
      const { trace, steps } = take(
        repeats(),
        bits.map((bit) => [bit]),
        [0, 0, 1],
        always
      );
      const wanted = bits.map((bit, t) => Number(bit === 1 && bits[t - 1] === 1));
      return { initial: [0, 0, 1], steps, first: bits.length, traces: [trace], wanted };
    }
    case 'encoder-decoder': {
      const H = ROOM + 1;
      const read = take(
        encoder(),
        bits.map((bit) => [bit]),
        zeros(H),
        { reads: () => true, answers: () => false }
      );
      const told = take(
        decoder(),
        bits.map(() => [0]),
        read.steps[bits.length - 1].h,
        { reads: () => false, answers: () => true }
      );
      return {
        initial: zeros(H),
        steps: [...read.steps, ...told.steps],
        first: bits.length,
        traces: [read.trace, told.trace],
        wanted: [...bits].reverse()
      };
    }
  }
}

/** What an answer says: a bit, a whole number, or on which side of 0 it lies. */
const says = (shape: Shape, y: number) => (shape === 'many-to-one' ? Math.sign(y) : y);

/** For every answer whether it is right; undefined where no answer would be. */
export function judge(shape: Shape, { steps, wanted }: Run): readonly (boolean | undefined)[] {
  let at = 0;
  return steps.map(({ y }) => {
    if (y === undefined) return undefined;
    const right = wanted?.[at++];
    return right === undefined ? undefined : Math.abs(says(shape, y) - right) < 1e-9;
  });
}
