import { Network, type Trace } from '$engine';

/** What is offered at one step: content, and cues to write, to erase and to tell. */
export interface Offer {
  x: number;
  write: 0 | 1;
  erase: 0 | 1;
  tell: 0 | 1;
}

/** The reader's settings; each part uses its own. */
export interface Settings {
  /** Of the vanilla unit: the weight of its old state. */
  w: number;
  /** The weight of the content. */
  u: number;
  /** Of the gates: weight of the cue, and bias. */
  iw: number;
  ib: number;
  fw: number;
  fb: number;
  ow: number;
  ob: number;
}

/** The parts in the order in which they are added; a unit of n parts has the first n. */
export const partNames = ['sum', 'write', 'erase', 'reveal', 'squash', 'bound'] as const;
export const ALL = partNames.length;

export interface Run {
  /** What the unit holds after each step. */
  c: number[];
  /** What it tells. */
  y: number[];
  i: number[];
  f: number[];
  o: number[];
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/**
 * A unit with the first `parts` parts reads a sequence from an empty state.
 *
 * 0: s ← tanh(w s + u x), tells s. 1: c ← c + u x. 2: c ← c + i u x. 3: c ← f c + i u x. 4: tells o c.
 * 5: c ← f c + i tanh(u x), tells o c. 6: tells o tanh(c): an LSTM, and the engine computes it. It computes the vanilla
 * unit, too.
 */
export function read(parts: number, settings: Settings, offers: readonly Offer[]): Run {
  const trace = passOf(parts, settings, offers);
  return trace ? runOf(trace) : readByParts(parts, settings, offers);
}

/** The engine's pass, where the unit is one of its cells: with no part or with all of them. */
export function passOf(
  parts: number,
  settings: Settings,
  offers: readonly Offer[]
): Trace<Network> | undefined {
  if (parts === ALL) return gatedPass(settings, offers);
  return parts === 0 ? vanillaPass(settings, offers) : undefined;
}

/** The same by the formulas alone, for any number of parts. */
export function readByParts(parts: number, settings: Settings, offers: readonly Offer[]): Run {
  const { w, u, iw, ib, fw, fb, ow, ob } = settings;
  const run: Run = { c: [], y: [], i: [], f: [], o: [] };
  let c = 0;
  for (const { x, write, erase, tell } of offers) {
    const i = parts >= 2 ? sigmoid(iw * write + ib) : 1;
    const f = parts >= 3 ? sigmoid(fw * erase + fb) : 1;
    const o = parts >= 4 ? sigmoid(ow * tell + ob) : 1;
    if (parts === 0) c = Math.tanh(w * c + u * x);
    else c = f * c + i * (parts >= 5 ? Math.tanh(u * x) : u * x);
    run.c.push(c);
    run.y.push(o * (parts >= 6 ? Math.tanh(c) : c));
    run.i.push(i);
    run.f.push(f);
    run.o.push(o);
  }
  return run;
}

function vanillaPass({ w, u }: Settings, offers: readonly Offer[]): Trace<Network> {
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  net.set('weight_hh_l0', [w]);
  net.set('weight_ih_l0', [u]);
  return net.forward(
    offers.map(({ x }) => x),
    { T: offers.length }
  );
}

function gatedPass({ u, iw, ib, fw, fb, ow, ob }: Settings, offers: readonly Offer[]): Trace<Network> {
  const net = new Network({ cell: 'lstm', inputSize: 4, hiddenSize: 1, dtype: 'float64' });
  // Columns x, write, erase, tell; rows i, f, g, o.
  net.set('weight_ih_l0', [0, iw, 0, 0, 0, 0, fw, 0, u, 0, 0, 0, 0, 0, 0, ow]);
  net.set('bias_ih_l0', [ib, fb, 0, ob]);
  return net.forward(
    offers.flatMap(({ x, write, erase, tell }) => [x, write, erase, tell]),
    { T: offers.length }
  );
}

function runOf(trace: Trace<Network>): Run {
  const over = (value: (t: number) => number) => Array.from({ length: trace.T }, (_, t) => value(t));
  const gated = trace.net.cell.hasC;
  // What has no gates lets everything through.
  const gate = (name: 'i' | 'f' | 'o') => over((t) => (gated ? trace.gates(0, t)[name][0] : 1));
  return {
    c: over((t) => (gated ? trace.c(0, t) : trace.h(0, t))[0]),
    y: over((t) => trace.h(0, t)[0]),
    i: gate('i'),
    f: gate('f'),
    o: gate('o')
  };
}
