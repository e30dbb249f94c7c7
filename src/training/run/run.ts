import {
  EngineError,
  log,
  Network,
  optimiser,
  Rng,
  square,
  TruncatedBptt,
  typescript,
  type Backend,
  type FloatArray,
  type Optimiser
} from '../../engine/index.ts';
import { Descent } from '../descent.ts';
import { lasting, suspect, type Diagnosis } from '../diagnosis/diagnose.ts';
import { HISTORY, type Probe, type Update } from '../diagnosis/evidence.ts';
import { TextReader } from '../text/reader.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { TextRunConfig } from './config.ts';
import { HeldOut, putAside } from './held-out.ts';
import { GradientProbe } from './probe.ts';
import { drawText, type DrawOptions } from './sample.ts';
import type { Snapshot } from './snapshot.ts';

/** Updates from one diagnosis to the next; a step that is skipped is diagnosed at once. */
const DIAGNOSE_EVERY = 10;

/** What is measured on text that is not learnt from. */
export interface Measured {
  /** Updates made before it. */
  readonly updates: number;
  /** Mean bits per character. */
  readonly bits: number;
}

/** Characters of the text put aside that are told, for whoever wants something to read. */
const EXCERPT = 2000;

/** What the first half of an update leaves to the second. */
interface Half {
  loss: number;
  count: number;
  rate: number;
  clip: number | null;
  ended: readonly number[];
  measured: ReturnType<GradientProbe['measure']>;
}

/** A character model that learns a text, one update at a time. Knows no clock and no worker. */
export class TextRun {
  readonly config: TextRunConfig;
  readonly vocabulary: Vocabulary;
  readonly network: Network;
  /** Updates made, those that were skipped among them, and predictions learnt from. */
  updates = 0;
  characters = 0;
  /** What is wrong at present. */
  diagnoses: readonly Diagnosis[] = [];
  probe: Probe | null = null;
  readonly #rng: Rng;
  readonly #reader: TextReader;
  readonly #bptt: TruncatedBptt;
  readonly #optimiser: Optimiser;
  readonly #descent: Descent;
  readonly #prober: GradientProbe;
  /** The weights before a step that is measured. */
  readonly #before: FloatArray;
  readonly #probeEvery: number;
  readonly #heldOut: HeldOut | undefined;
  readonly #heldOutEvery: number;
  /** The beginning of what is not learnt from; of the text itself where that is nothing. */
  readonly excerpt: string;
  /** Updates at the last measurement of the text put aside; −1 before the first. */
  #measuredAt = -1;
  #rate: number;
  #clip: number | null = null;
  #recent: Update[] = [];
  /** What may be wrong: not all of it has held for long enough to be said. */
  #suspicions: readonly Diagnosis[] = [];

  /**
   * @param backend one of its own: a WebAssembly backend never gives memory back
   * @throws TextError on a text that cannot be learnt from; EngineError on any other setting that is wrong
   */
  constructor(config: TextRunConfig, backend: Backend = typescript) {
    if (typeof config !== 'object' || config === null) {
      throw new EngineError('config', 'an object with a text', String(config));
    }
    this.config = config;
    const { T, B, probeEvery = 50, heldOut = 0, heldOutEvery = 100 } = config;
    for (const [name, value] of Object.entries({ T, B, probeEvery, heldOutEvery })) {
      if (!Number.isSafeInteger(value) || value < 1) {
        throw new EngineError(name, 'an integer ≥ 1', String(value));
      }
    }
    if (!(heldOut >= 0 && heldOut <= 0.5)) {
      throw new EngineError('heldOut', 'a share from 0 to 0.5', String(heldOut));
    }
    const texts = textsOf(config.text);
    requireRate('rate', config.rate);
    requireClip('clip', config.clip);
    this.vocabulary = new Vocabulary(texts, config.vocabularyCap);
    this.#rng = new Rng(config.seed);
    const documents = texts.map((text) => this.vocabulary.encode(text));
    const { learnt, aside } = putAside(documents, heldOut);
    this.#reader = new TextReader(learnt, T, B, this.#rng);
    const [first] = aside.length > 0 ? aside : learnt;
    this.excerpt = this.vocabulary.decode(first.subarray(0, EXCERPT));
    const { cell, nonlinearity, hiddenSize, numLayers, embeddingSize, init } = config;
    const V = this.vocabulary.size;
    const spec = { cell, nonlinearity, hiddenSize, numLayers, embeddingSize, inputSize: V, outputSize: V };
    this.network = new Network(spec, { backend }).init(this.#rng, init);
    this.#bptt = new TruncatedBptt(this.network, T, B);
    // A text so short that nothing can be put aside is learnt all the same.
    const enough = aside.reduce((sum, { length }) => sum + length, 0) > 2 * B;
    this.#heldOut = enough ? new HeldOut(aside, this.#bptt) : undefined;
    this.#heldOutEvery = heldOutEvery;
    const { optimiser: kind, rate: lr, momentum } = config;
    this.#optimiser = optimiser(kind, this.network, kind === 'adam' ? { lr } : { lr, momentum });
    this.#descent = new Descent(this.network, this.#optimiser);
    this.#prober = new GradientProbe(this.#bptt);
    this.#before = this.network.data.slice();
    this.#probeEvery = probeEvery;
    this.#rate = this.#optimiser.lr;
    this.clip = config.clip;
  }

  /** Tokens of the text that is learnt from. */
  get length(): number {
    return this.#reader.length;
  }

  /** Tokens that are put aside and measured. */
  get aside(): number {
    return this.#heldOut?.length ?? 0;
  }

  /** Whether the text put aside is to be measured before the next update. */
  get measurementDue(): boolean {
    return (
      this.#heldOut !== undefined &&
      this.updates % this.#heldOutEvery === 0 &&
      this.#measuredAt !== this.updates &&
      this.sound
    );
  }

  /** Measures the text put aside, in parts; the run goes on as if nothing had been. */
  *measuring(): Generator<undefined, Measured | undefined> {
    if (!this.#heldOut) return undefined;
    const { updates } = this;
    const loss = yield* this.#heldOut.measuring();
    this.#measuredAt = updates;
    return { updates, bits: loss / Math.LN2 };
  }

  get rate(): number {
    return this.#rate;
  }
  /** From the next update on. @throws EngineError unless it is a finite number ≥ 0 */
  set rate(rate: number) {
    requireRate('rate', rate);
    this.#rate = rate;
  }

  get clip(): number | null {
    return this.#clip;
  }
  /** From the next update on. @throws EngineError unless it is null or a finite number > 0 */
  set clip(clip: number | null) {
    requireClip('clip', clip);
    this.#clip = clip;
  }

  /** Whether all weights are numbers: only then is there something to go back to. */
  get sound(): boolean {
    return this.network.data.every(Number.isFinite);
  }

  /**
   * Reads one chunk and makes one step. Where loss, gradient or state are not finite, the step is skipped, the state
   * forgotten, and the text read on.
   */
  update(): Update {
    const parts = this.updating();
    for (;;) {
      const { value } = parts.next();
      if (value) return value;
    }
  }

  /**
   * An update in parts, for whoever has to listen in between: nothing else may be asked of the run until the last part
   * gives the update, or `return` takes back what was done of it; but rate and clip may be changed for the next.
   */
  *updating(): Generator<undefined, Update | undefined> {
    const bptt = this.#bptt;
    const { rate } = this;
    const clip = this.#clip;
    const { position } = this.#reader;
    const { state } = this.#rng;
    let read = false;
    let whole = false;
    try {
      const ended = this.#reader.next();
      const { tokens, targets } = this.#reader;
      const { loss, count } = bptt.evaluate(tokens, targets);
      read = true;
      yield;
      const due = this.updates % this.#probeEvery === 0;
      const measured = due ? this.#prober.measure(targets) : null;
      if (due) yield;
      bptt.backward();
      whole = true;
      return this.#conclude({ loss, count, rate, clip, ended, measured });
    } finally {
      if (!whole) {
        this.#reader.position = position;
        this.#rng.state = state;
        if (read) bptt.rewind();
      }
    }
  }

  #conclude({ loss, count, rate, clip, ended, measured }: Half): Update {
    const bptt = this.#bptt;
    const { data } = this.network;
    if (measured) this.#before.set(data);
    this.#optimiser.lr = rate;
    this.#descent.clip = clip;
    const { norm, skipped } = this.#descent.step(bptt.trace, loss);
    const update = ++this.updates;
    if (skipped) bptt.reset();
    else {
      this.characters += count;
      if (measured) this.probe = { ...measured, update, step: relativeChange(this.#before, data) };
    }
    // The chunk's own initial state is in its trace; the state to carry on can be forgotten already.
    for (const row of ended) bptt.reset(row);
    const one: Update = { update, loss, bits: loss / Math.LN2, norm, rate, clip, skipped };
    this.#recent.push(one);
    if (this.#recent.length > HISTORY) this.#recent.shift();
    if (skipped || update % DIAGNOSE_EVERY === 0) this.#diagnose();
    return one;
  }

  #diagnose(): void {
    const guessing = log(this.vocabulary.size);
    const evidence = { recent: this.#recent, probe: this.probe, guessing };
    this.#suspicions = suspect(evidence, this.#suspicions, this.updates);
    this.diagnoses = lasting(this.#suspicions, this.updates);
  }

  /**
   * Writes a text with the weights as they are, a few characters at a time; leaves the run as it is. The weights must
   * not change between two pieces.
   */
  sample(options: DrawOptions): Generator<string, void> {
    return drawText(this.network, this.vocabulary, options);
  }

  /** The run as it stands, copied. */
  snapshot(): Snapshot {
    const { hn, cn } = this.#bptt.trace;
    const { steps, memory } = this.#optimiser;
    return {
      updates: this.updates,
      characters: this.characters,
      rate: this.rate,
      clip: this.#clip,
      weights: this.network.data.slice(),
      spec: this.network.spec,
      optimiser: { kind: this.config.optimiser, steps, memory: memory.map((array) => array.slice()) },
      rng: this.#rng.state,
      position: this.#reader.position,
      h: hn.slice(),
      c: cn.slice(),
      recent: [...this.#recent],
      probe: this.probe,
      suspicions: this.#suspicions,
      diagnoses: this.diagnoses
    };
  }

  /**
   * Goes back, or on, to a snapshot of a run of the same configuration.
   * @throws EngineError, before anything is changed, where it is of another network, batch, optimiser or text, or holds
   * what is no number
   */
  restore(snapshot: Snapshot): void {
    const pairs = this.#check(snapshot);
    this.#reader.position = snapshot.position;
    this.#rng.state = snapshot.rng;
    for (const [, mine, given] of pairs) mine.set(given);
    this.#optimiser.steps = snapshot.optimiser.steps;
    this.rate = snapshot.rate;
    this.clip = snapshot.clip;
    this.updates = snapshot.updates;
    this.characters = snapshot.characters;
    this.#recent = [...snapshot.recent];
    this.probe = snapshot.probe;
    this.#suspicions = snapshot.suspicions;
    this.diagnoses = snapshot.diagnoses;
    this.#measuredAt = -1;
  }

  /** @returns the arrays of this run and what goes into them */
  #check(snapshot: Snapshot): [name: string, mine: FloatArray, given: FloatArray][] {
    const given: unknown = snapshot?.optimiser?.memory;
    if (!Array.isArray(given)) throw new EngineError('snapshot', 'one of TextRun.snapshot', String(snapshot));
    const { hn, cn } = this.#bptt.trace;
    const { memory } = this.#optimiser;
    const pairs: [string, FloatArray, FloatArray][] = [
      ['weights', this.network.data, snapshot.weights],
      ...memory.map((array, i): [string, FloatArray, FloatArray] => [
        `optimiser.memory[${i}]`,
        array,
        snapshot.optimiser.memory[i]
      ]),
      ['h', hn, snapshot.h],
      ['c', cn, snapshot.c]
    ];
    const wrong = (name: string, expected: string, got: unknown) =>
      new EngineError(`snapshot.${name}`, expected, String(got));
    for (const [name, { length }, values] of pairs) {
      if (values?.length !== length) throw wrong(name, `${length} numbers`, values?.length);
      if (!Array.from(values).every(Number.isFinite))
        throw wrong(name, 'finite numbers', 'some that are not');
    }
    if (given.length !== memory.length) {
      throw wrong('optimiser.memory', `${memory.length} arrays`, given.length);
    }
    const { optimiser, spec, rng, position, rate, clip, updates, characters } = snapshot;
    if (optimiser.kind !== this.config.optimiser) {
      throw wrong('optimiser', this.config.optimiser, optimiser.kind);
    }
    const [mine, theirs] = [this.network.spec, spec].map((one) => JSON.stringify(one));
    if (mine !== theirs) throw wrong('spec', mine, theirs);
    for (const [name, count] of Object.entries({ updates, characters, 'optimiser.steps': optimiser.steps })) {
      if (!(Number.isSafeInteger(count) && count >= 0)) throw wrong(name, 'an integer ≥ 0', count);
    }
    requireRate('snapshot.rate', rate);
    requireClip('snapshot.clip', clip);
    for (const name of ['recent', 'suspicions', 'diagnoses'] as const) {
      if (!Array.isArray(snapshot[name])) throw wrong(name, 'a list', snapshot[name]);
    }
    // A generator of its own refuses a state that is none.
    new Rng(0).state = rng;
    if (!this.#reader.holds(position)) throw wrong('position', 'one in this text', 'another');
    return pairs;
  }
}

function textsOf(text: unknown): readonly string[] {
  const texts: unknown[] = Array.isArray(text) ? text : [text];
  if (texts.every((one): one is string => typeof one === 'string')) return texts;
  throw new EngineError('text', 'a text, or a list of texts', String(text));
}

function requireRate(argument: string, rate: number): void {
  if (!(typeof rate === 'number' && rate >= 0 && rate < Infinity)) {
    throw new EngineError(argument, 'a finite number ≥ 0', String(rate));
  }
}

function requireClip(argument: string, clip: number | null): void {
  if (clip !== null && !(typeof clip === 'number' && clip > 0 && clip < Infinity)) {
    throw new EngineError(argument, 'null or a finite number > 0', String(clip));
  }
}

/** ‖after − before‖ / ‖before‖. */
function relativeChange(before: FloatArray, after: FloatArray): number {
  let change = 0;
  let size = 0;
  for (let i = 0; i < before.length; i++) {
    change += square(after[i] - before[i]);
    size += square(before[i]);
  }
  return Math.sqrt(change / size);
}
