import { EngineError, requireKeys, show } from '../core/errors.ts';
import type { Network } from '../core/network.ts';
import type { Trace } from '../core/trace.ts';

/** A linear recurrence is no module of PyTorch's: the script brings its own. */
const MODULES = { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU', linear: null } as const;

export interface ScriptOptions {
  /** The name under which the file of `saveNetwork` lies beside the script. Default 'network.safetensors'. */
  file?: string;
  /** True: the weights stand in the script itself, and no file is read. Default false. */
  carried?: boolean;
}

/**
 * A Python script that builds the same network in PyTorch, loads its weights (with what Python has, no package beside
 * torch), reads the trace's input from its initial state, and prints PyTorch's numbers beside ours: the outputs, the
 * top layer's h at every step, and the last states of all layers. It ends with 1 where one is off by more than 2e-5 of
 * the largest (float64: 1e-9); an infinity is right where PyTorch has the same one.
 * @param trace a forward pass of the network
 * @throws EngineError on a trace of another network
 */
export function pytorchScript(net: Network, trace: Trace, options: ScriptOptions = {}): string {
  requireKeys('options', options, ['file', 'carried']);
  const { file = 'network.safetensors', carried = false } = options;
  if (trace?.net !== net) throw new EngineError('trace', 'one of this network', 'one of another network');
  if (typeof file !== 'string') throw new EngineError('file', 'a name', show(file));
  const { inputSize, hiddenSize, numLayers, outputSize, embeddingSize, dtype } = net.spec;
  const { T, B, tokens } = trace;
  const every = (states: 'h' | 'c', t: number) =>
    tensor(Array.from({ length: numLayers }, (_, l) => Array.from(trace[states](l, t))).flat(), [
      numLayers,
      B,
      hiddenSize
    ]);
  const state = (t: number) => (net.cell.hasC ? `(${every('h', t)}, ${every('c', t)})` : every('h', t));
  const top = Array.from({ length: T }, (_, t) => Array.from(trace.h(numLayers - 1, t))).flat();
  const oneHot = tokens !== null && embeddingSize === 0;
  const read = tokens
    ? `torch.tensor(${list(tokens)}).reshape(${T}, ${B})`
    : tensor(trace.x, [T, B, inputSize]);
  const pairs = [
    outputSize > 0 && ['outputs', 'y', tensor(trace.output, [T, B, outputSize])],
    ['h at every step', 'h', tensor(top, [T, B, hiddenSize])],
    ['last h of all layers', net.cell.hasC ? 'state[0]' : 'state', every('h', T - 1)],
    net.cell.hasC && ['last c of all layers', 'state[1]', every('c', T - 1)]
  ].filter((pair) => pair !== false);

  return `# A network in PyTorch, and the numbers that it gave in the browser, computed again.
import ${carried ? 'sys' : 'json, pathlib, struct, sys'}
import torch

torch.set_default_dtype(torch.${dtype})


def tensor(values, *shape):
    return torch.tensor(values, dtype=torch.${dtype}).reshape(shape)

${carried ? weights(net) : LOADER}

${net.spec.cell === 'linear' ? `${recurrenceOf(net)}\n\n` : ''}${moduleOf(net)}

net = Net()
# The layers' names are PyTorch's own; here they live one level down, in net.rnn.
weights = ${carried ? 'WEIGHTS' : `load(pathlib.Path(__file__).with_name(${text(file)}))`}
net.load_state_dict({k if k.startswith(("head.", "embedding.")) else "rnn." + k: v for k, v in weights.items()})

x = ${read}${oneHot ? `\nx = torch.nn.functional.one_hot(x, ${inputSize}).to(torch.${dtype})` : ''}
with torch.no_grad():
    y, h, state = net(x, ${state(-1)})


def compare(name, theirs, ours):
    """The largest difference, as a share of the largest number or of 1; 0 between equal infinities."""
    same = (theirs == ours) | (theirs.isnan() & ours.isnan())
    sizes = theirs.abs()[theirs.isfinite()].tolist()
    off = torch.where(same, torch.zeros_like(ours), (theirs - ours).abs() / max([1.0, *sizes])).max().item()
    print(name)
    print("  PyTorch gives", theirs.flatten().tolist())
    print("  we gave      ", ours.flatten().tolist())
    print(f"  largest difference: {off:.2e}")
    return off


worst = [
${pairs.map(([name, theirs, ours]) => `    compare(${text(name)}, ${theirs}, ${ours}),`).join('\n')}
]
sys.exit(0 if all(off <= ${dtype === 'float64' ? '1e-9' : '2e-5'} for off in worst) else 1)
`;
}

const LOADER = `
def load(path):
    """Reads a safetensors file: the length of a JSON header, the header, the numbers."""
    raw = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        kind = {"F32": torch.float32, "F64": torch.float64}[entry["dtype"]]
        tensors[name] = torch.frombuffer(bytearray(raw[start:end]), dtype=kind).reshape(entry["shape"])
    return tensors
`;

function weights(net: Network): string {
  const entries = net.names.map((name) => {
    const { data, shape } = net.parameter(name);
    return `    ${text(name)}: ${tensor(data, shape)},`;
  });
  return `\nWEIGHTS = {\n${entries.join('\n')}\n}\n`;
}

function recurrenceOf(net: Network): string {
  const { gate, bias } = net.spec;
  const fixed = gate === 'fixed';
  return [
    'class Linear(torch.nn.Module):',
    '    """h = z * h + (1 - z) * n, layer upon layer: z and n are linear in what is read, z through a sigmoid."""',
    '',
    '    def __init__(self, inputs, units, layers):',
    '        super().__init__()',
    '        for l in range(layers):',
    `            sizes = {"weight_ih": (${fixed ? '' : '2 * '}units, units if l else inputs)}`,
    bias && `            sizes["bias_ih"] = (${fixed ? '' : '2 * '}units,)`,
    fixed && '            sizes["gate"] = (units,)',
    '            for name, size in sizes.items():',
    '                self.register_parameter(f"{name}_l{l}", torch.nn.Parameter(torch.empty(size)))',
    '',
    '    def forward(self, x, first):',
    '        last = []',
    '        for l, h in enumerate(first):',
    `            bias = ${bias ? 'getattr(self, f"bias_ih_l{l}")' : 'None'}`,
    '            n = torch.nn.functional.linear(x, getattr(self, f"weight_ih_l{l}"), bias)',
    fixed
      ? '            z = getattr(self, f"gate_l{l}").expand_as(n)'
      : '            z, n = n.chunk(2, dim=-1)',
    '            z = torch.sigmoid(z)',
    '            states = []',
    '            for t in range(len(x)):',
    '                h = z[t] * h + (1 - z[t]) * n[t]',
    '                states.append(h)',
    '            x = torch.stack(states)',
    '            last.append(h)',
    '        return x, torch.stack(last)',
    ''
  ]
    .filter((line) => line !== false)
    .join('\n');
}

function moduleOf(net: Network): string {
  const { cell, nonlinearity, inputSize, embeddingSize, hiddenSize, numLayers, bias, outputSize } = net.spec;
  const { headBias, headActivation } = net.spec;
  const truth = (value: boolean) => (value ? 'True' : 'False');
  const sizes = `${embeddingSize || inputSize}, ${hiddenSize}, num_layers=${numLayers}, bias=${truth(bias)}`;
  const kind = cell === 'rnn' ? `, nonlinearity="${nonlinearity}"` : '';
  const module = MODULES[cell];
  const embeds = embeddingSize > 0;
  const hasHead = outputSize > 0;
  return [
    'class Net(torch.nn.Module):',
    '    def __init__(self):',
    '        super().__init__()',
    embeds && `        self.embedding = torch.nn.Embedding(${inputSize}, ${embeddingSize})`,
    module
      ? `        self.rnn = torch.nn.${module}(${sizes}${kind})`
      : `        self.rnn = Linear(${embeddingSize || inputSize}, ${hiddenSize}, ${numLayers})`,
    hasHead && `        self.head = torch.nn.Linear(${hiddenSize}, ${outputSize}, bias=${truth(headBias)})`,
    '',
    '    def forward(self, x, state):',
    embeds && '        x = self.embedding(x)',
    '        h, state = self.rnn(x, state)',
    hasHead ? '        y = self.head(h)' : '        y = h',
    hasHead && headActivation === 'relu' && '        y = torch.relu(y)',
    '        return y, h, state',
    ''
  ]
    .filter((line) => line !== false)
    .join('\n');
}

const tensor = (values: ArrayLike<number>, shape: readonly number[]): string =>
  `tensor(${list(values)}, ${shape.join(', ')})`;

const list = (values: ArrayLike<number>): string => `[${Array.from(values, number).join(', ')}]`;

/** As Python spells it: it has no literal for what is not finite, and `String` forgets the sign of −0. */
function number(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return `float("${value < 0 ? '-' : ''}inf")`;
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/** A string literal: whatever JSON writes for one, Python reads. */
const text = (value: string): string => JSON.stringify(value);
