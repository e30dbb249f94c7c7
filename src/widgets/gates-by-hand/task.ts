import { Network, sigmoidInput, tanhInput, type Trace } from '$engine';

/** The content g that comes by at each step. */
export const CONTENT: readonly number[] = [0.9, -0.6, 0.3, 0.8, -0.5, 0.4];
export const STEPS = CONTENT.length;
/** What is to be told at each step, as the place of the content meant; −1 for nothing. */
export const TELL: readonly number[] = [-1, -1, 0, -1, -1, 4];
/** After this step (from 0) the cell has to be empty. */
export const EMPTY = 3;

export interface Script {
  i: string;
  f: string;
  o: string;
}

/**
 * One LSTM unit whose gates follow a script: its input is the number of the step, one-hot, and its weights open and shut
 * each gate, exactly.
 *
 * @returns c and h after every step, and the pass that they are of
 */
export function play({ i, f, o }: Script): { trace: Trace<Network>; c: number[]; h: number[] } {
  const net = new Network({ cell: 'lstm', inputSize: STEPS, hiddenSize: 1, bias: false, dtype: 'float64' });
  const row = (bits: string) => Array.from(bits, (bit) => sigmoidInput(Number(bit)));
  // PyTorch's order of rows: i, f, g, o.
  net.set('weight_ih_l0', [...row(i), ...row(f), ...CONTENT.map(tanhInput), ...row(o)]);
  const oneHot = Array.from({ length: STEPS ** 2 }, (_, k) => Number(k % (STEPS + 1) === 0));
  const trace = net.forward(oneHot, { T: STEPS });
  const steps = Array.from({ length: STEPS }, (_, t) => t);
  return { trace, c: steps.map((t) => trace.c(0, t)[0]), h: steps.map((t) => trace.h(0, t)[0]) };
}

/** What h has to be at each step. */
export const wanted = TELL.map((place) => (place < 0 ? 0 : Math.tanh(CONTENT[place])));

export type Fault =
  | { kind: 'told'; step: number }
  | { kind: 'untold'; step: number }
  | { kind: 'wrong'; step: number }
  | { kind: 'full' };

/** The first thing that is not as the task wants it; undefined where it is solved. */
export function faultOf(script: Script): Fault | undefined {
  const { c, h } = play(script);
  for (let step = 0; step < STEPS; step++) {
    if (Math.abs(h[step] - wanted[step]) > 1e-9) {
      const kind = TELL[step] < 0 ? 'told' : script.o[step] === '0' ? 'untold' : 'wrong';
      return { kind, step };
    }
    if (step === EMPTY && c[step] !== 0) return { kind: 'full' };
  }
  return undefined;
}
