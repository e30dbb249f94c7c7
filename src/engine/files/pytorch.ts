import { EngineError } from '../core/errors.ts';
import type { Network } from '../core/network.ts';
import type { Trace } from '../core/trace.ts';

const MODULES = { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } as const;

/**
 * A Python script that builds the same network in PyTorch, loads its weights from a safetensors file (with what
 * Python has, no package beside torch), reads the trace's input from its initial state, and prints PyTorch's numbers
 * beside ours. It ends with 1 where one is off by more than 2e-5 (float64: 1e-9).
 * @param trace a forward pass of the network
 * @param file the name under which the file of `saveNetwork` lies beside the script
 * @throws EngineError on a trace of another network
 */
export function pytorchScript(net: Network, trace: Trace, file = 'network.safetensors'): string {
  if (trace.net !== net) throw new EngineError('trace', 'one of this network', 'one of another network');
  const { cell, nonlinearity, inputSize, embeddingSize, hiddenSize, numLayers, bias, outputSize } = net.spec;
  const { headBias, headActivation, dtype } = net.spec;
  const { T, B, tokens } = trace;
  const wide = dtype === 'float64';
  const list = (values: ArrayLike<number>) => `[${Array.from(values, String).join(', ')}]`;
  const truth = (value: boolean) => (value ? 'True' : 'False');
  const stack = [
    `${embeddingSize || inputSize}, ${hiddenSize}, num_layers=${numLayers}, bias=${truth(bias)}`
  ];
  if (cell === 'rnn') stack.push(`nonlinearity="${nonlinearity}"`);
  const initial = (states: 'h' | 'c') =>
    list(Array.from({ length: numLayers }, (_, l) => Array.from(trace[states](l, -1))).flat());
  const state = (values: string) => `torch.tensor(${values}).reshape(${numLayers}, ${B}, ${hiddenSize})`;
  const h0 = state(initial('h'));

  let input = `x = torch.tensor(${list(trace.x)}).reshape(${T}, ${B}, ${inputSize})`;
  if (tokens) {
    input = `x = torch.tensor(${list(tokens)}).reshape(${T}, ${B})`;
    if (embeddingSize === 0) input += `\nx = torch.nn.functional.one_hot(x, ${inputSize}).to(torch.${dtype})`;
  }
  return `# The network of "${file}" in PyTorch, and the numbers that it gave in the browser.
import json, pathlib, struct, sys
import torch

torch.set_default_dtype(torch.${dtype})


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


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
${embeddingSize > 0 ? `        self.embedding = torch.nn.Embedding(${inputSize}, ${embeddingSize})\n` : ''}\
        self.rnn = torch.nn.${MODULES[cell]}(${stack.join(', ')})
${outputSize > 0 ? `        self.head = torch.nn.Linear(${hiddenSize}, ${outputSize}, bias=${truth(headBias)})\n` : ''}\

    def forward(self, x, state):
${embeddingSize > 0 ? '        x = self.embedding(x)\n' : ''}\
        y, state = self.rnn(x, state)
${outputSize > 0 ? '        y = self.head(y)\n' : ''}\
${outputSize > 0 && headActivation === 'relu' ? '        y = torch.relu(y)\n' : ''}\
        return y, state


net = Net()
# The layers' names are PyTorch's own; here they live one level down, in net.rnn.
named = {k if k.startswith(("head.", "embedding.")) else "rnn." + k: v for k, v in load(pathlib.Path(__file__).with_name(${JSON.stringify(file)})).items()}
net.load_state_dict(named)

${input}
state = ${cell === 'lstm' ? `(${h0}, ${state(initial('c'))})` : h0}
ours = torch.tensor(${list(trace.output)}).reshape(${T}, ${B}, ${outputSize || hiddenSize})

with torch.no_grad():
    theirs, _ = net(x, state)
print("PyTorch gives", theirs.flatten().tolist())
print("we gave      ", ours.flatten().tolist())
worst = ((theirs - ours).abs().max() / max(1.0, theirs.abs().max())).item()
print(f"largest difference: {worst:.2e}")
sys.exit(0 if worst <= ${wide ? '1e-9' : '2e-5'} else 1)
`;
}
