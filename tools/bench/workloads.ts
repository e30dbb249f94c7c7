import {
  Adam,
  clipGradNorm,
  Gradients,
  Network,
  Rng,
  sampleToken,
  Trace,
  TruncatedBptt,
  type Backend,
  type NetworkSpec
} from '../../src/engine/index.ts';

/** One thing that is timed. Runs in Node and in a page. */
export interface Workload {
  readonly name: string;
  readonly unit: 'µs a call' | 'characters/s';
  /** Sets everything up; what it returns is called again and again. @returns how many characters a call makes */
  prepare(backend: Backend): () => number;
}

const V = 64;
const T = 64;
const B = 16;

const drag: Workload = {
  name: 'drag',
  unit: 'µs a call',
  prepare(backend) {
    const rng = new Rng(1);
    const steps = 50;
    const net = new Network({ cell: 'lstm', inputSize: 8, hiddenSize: 32 }, { backend }).init(rng);
    const numbers = (n: number) => Float32Array.from({ length: n }, () => rng.normal());
    const x = numbers(steps * 8);
    const dOutput = numbers(steps * 32);
    const trace = new Trace(net, steps, 1);
    const gradients = new Gradients(trace);
    return () => {
      net.zeroGrad();
      net.forward(x, { T: steps, reuse: trace });
      net.backward(trace, { dOutput, reuse: gradients });
      return 1;
    };
  }
};

/** Forward, cross-entropy, backpropagation through time, clipping, Adam: on a text in which one letter tells the next. */
function training(cell: NetworkSpec['cell'], hiddenSize: number): Workload {
  return {
    name: `train-${cell}-${hiddenSize}`,
    unit: 'characters/s',
    prepare(backend) {
      const rng = new Rng(1);
      const net = new Network({ cell, inputSize: V, hiddenSize, outputSize: V }, { backend }).init(rng);
      const bptt = new TruncatedBptt(net, T, B);
      const adam = new Adam(net, { lr: 0.002 });
      const first = Int32Array.from({ length: B }, () => rng.int(V));
      const text = (ahead: number) =>
        Int32Array.from({ length: T * B }, (_, i) => (first[i % B] + Math.floor(i / B) + ahead) % V);
      const tokens = text(0);
      const targets = text(1);
      const step = () => {
        const { loss } = bptt.run(tokens, targets);
        clipGradNorm(net, 5);
        adam.step();
        return loss;
      };
      const before = step();
      step();
      if (!(step() < before)) throw new Error(`train-${cell}-${hiddenSize}: the loss does not fall`);
      return () => {
        step();
        return T * B;
      };
    }
  };
}

const sampling: Workload = {
  name: 'sample-lstm-256',
  unit: 'characters/s',
  prepare(backend) {
    const rng = new Rng(1);
    const spec: NetworkSpec = { cell: 'lstm', inputSize: V, hiddenSize: 256, outputSize: V };
    const net = new Network(spec, { backend }).init(rng);
    const trace = new Trace(net, 1, 1, true);
    const state = { h: trace.hn, c: trace.cn };
    const token = Int32Array.of(0);
    const next = () => {
      token[0] = sampleToken(trace.output, rng);
      net.step(token, state, trace);
    };
    net.step(token, state, trace);
    return () => {
      for (let i = 0; i < 20; i++) next();
      return 20;
    };
  }
};

export const workloads: readonly Workload[] = [
  drag,
  training('lstm', 128),
  training('lstm', 256),
  training('rnn', 128),
  sampling
];

/** What a workload's samples came to, in its unit. */
export interface Timing {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly samples: number;
}

/** Warms up, then takes the median of seven samples of at least 0.15 s each. */
export function time(workload: Workload, backend: Backend): Timing {
  const call = workload.prepare(backend);
  const seconds = (calls: number) => {
    const start = performance.now();
    let made = 0;
    for (let i = 0; i < calls; i++) made += call();
    return { seconds: (performance.now() - start) / 1000, made };
  };
  let calls = 0;
  let spent = 0;
  while (spent < 0.6 || calls < 3) {
    spent += seconds(1).seconds;
    calls++;
  }
  const perSample = Math.max(1, Math.ceil((0.15 * calls) / spent));
  const values = Array.from({ length: 7 }, () => {
    const sample = seconds(perSample);
    return workload.unit === 'µs a call'
      ? (sample.seconds / sample.made) * 1e6
      : sample.made / sample.seconds;
  }).sort((a, b) => a - b);
  return { median: values[3], least: values[0], most: values[6], samples: values.length };
}
