import { Network, pytorchScript, Rng, saveNetwork, type NetworkSpec } from '../../src/engine/index.ts';

/** A script to be run, and the files that it reads. */
export interface Scripted {
  name: string;
  script: string;
  /** By name, beside the script. */
  files?: Readonly<Record<string, Uint8Array>>;
  /** Set where the files are not what the script was written for: it has to say so. */
  wrong?: boolean;
}

const specs: Record<string, NetworkSpec> = {
  'lstm, two layers, head': { cell: 'lstm', inputSize: 3, hiddenSize: 5, numLayers: 2, outputSize: 4 },
  'gru, no biases, float64': { cell: 'gru', inputSize: 2, hiddenSize: 4, bias: false, dtype: 'float64' },
  'ReLU rnn, ReLU head': {
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 2,
    hiddenSize: 4,
    outputSize: 2,
    headBias: false,
    headActivation: 'relu'
  },
  'lstm, one-hot tokens': { cell: 'lstm', inputSize: 6, hiddenSize: 4, outputSize: 6 },
  'gru, embedding': { cell: 'gru', inputSize: 6, embeddingSize: 3, hiddenSize: 4, outputSize: 6 },
  'linear, two layers, head': { cell: 'linear', inputSize: 3, hiddenSize: 5, numLayers: 2, outputSize: 4 },
  'linear, fixed gate, no biases': {
    cell: 'linear',
    gate: 'fixed',
    inputSize: 3,
    hiddenSize: 5,
    bias: false,
    dtype: 'float64'
  }
};

const FILE = 'network.safetensors';

/** Random networks of every kind, each with its own weights and once more with weights that are a little off. */
export function networkScripts(): Scripted[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const rng = new Rng(1);
    const net = new Network(spec).init(rng);
    const [T, B] = [5, 2];
    const x =
      name.includes('token') || spec.embeddingSize
        ? Int32Array.from({ length: T * B }, () => rng.int(spec.inputSize))
        : Float64Array.from({ length: T * B * spec.inputSize }, () => rng.normal());
    const states = () => Float64Array.from(net.zeroState(B).h, () => rng.normal());
    const trace = net.forward(x, { T, B, h0: states(), c0: spec.cell === 'lstm' ? states() : undefined });
    const script = pytorchScript(net, trace, { file: FILE });
    const right = { name, script, files: { [FILE]: saveNetwork(net) } };
    for (let i = 0; i < net.data.length; i++) net.data[i] += 0.01;
    return [
      right,
      { name: `${name}, weights off`, script, files: { [FILE]: saveNetwork(net) }, wrong: true }
    ];
  });
}
