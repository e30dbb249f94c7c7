import type { Network } from '$engine';
import { MOST_CHARACTERS, readable } from './characters.ts';
import type { GatedCell } from './gated.ts';
import { build, D, randomWeights, rowOf, type Weights } from './weights.ts';

/** The parameters that every figure of a single cell has: its weights, what it reads, which gates are held and where. */
export type CellParams<G extends string> = Weights & {
  text: string;
  /** The unit that is drawn, from 1. */
  unit: number;
  seed: number;
  preset: string;
} & Record<G, number> &
  Record<`hold${Uppercase<G>}`, boolean>;

/** Which weight into a gate: for a character, for a state, or one of its biases. */
export interface Column {
  kind: 'Wx' | 'Wh' | 'b' | 'bhn';
  column: number;
}

const flagOf = <G extends string>(gate: G) => `hold${gate.toUpperCase() as Uppercase<G>}` as const;

/** A gated cell at work on a string of characters, one of its units looked into, its gates free or in the reader's hand. */
export class CellAtWork<G extends string> {
  /**
   * @param standing where the gates of the unit that is drawn stand now
   */
  constructor(
    readonly kind: GatedCell<G>,
    readonly params: CellParams<G>,
    readonly standing: () => Record<G, number>
  ) {}

  get text() {
    return this.params.text;
  }
  /** Index of the unit that is drawn. */
  get unit() {
    return this.params.unit - 1;
  }

  /** The network, with the gates that are in hand held where they are. */
  network(held: Partial<Record<G, number>> = this.inHand): Network {
    return build(this.kind, this.params, this.unit, held);
  }
  /** A state before the first step: a value for the unit that is drawn, 0 for the others. */
  initial(value: number): number[] {
    return Array.from({ length: this.params.units }, (_, unit) => (unit === this.unit ? value : 0));
  }

  /** @returns whether all of it can be read */
  setText = (typed: string) => {
    const text = readable(typed, MOST_CHARACTERS);
    if (text !== '') this.params.text = text;
    return text === typed;
  };
  /** Other weights let go of all gates. */
  choose = (preset: string) => {
    this.params.preset = preset;
    this.release();
  };
  draw = (units: number, seed: number) => {
    Object.assign(this.params, { seed, ...randomWeights(this.kind, units, seed) });
    this.release();
  };

  held = (gate: G) => Boolean(this.params[flagOf(gate)]);
  get inHand(): Partial<Record<G, number>> {
    const held: Partial<Record<G, number>> = {};
    for (const gate of this.kind.gates) if (this.held(gate)) held[gate] = this.params[gate];
    return held;
  }
  hold = (gate: G, on: boolean) => {
    // A gate is first held where it stands, so that nothing jumps.
    if (on) Object.assign(this.params, { [gate]: Number(this.standing()[gate].toFixed(3)) });
    Object.assign(this.params, { [flagOf(gate)]: on });
  };
  setHeld = (gate: G, value: number) => {
    Object.assign(this.params, { [gate]: value, [flagOf(gate)]: true });
  };
  release = () => {
    for (const gate of this.kind.gates) Object.assign(this.params, { [flagOf(gate)]: false });
  };

  /** A weight into a gate of the unit that is drawn; undefined where the gate has no such weight. */
  weight = (gate: G, column: Column): number | undefined => {
    if (column.kind === 'bhn' && gate !== this.kind.content) return undefined;
    return this.params[column.kind]?.[this.#index(gate, column)];
  };
  setWeight = (gate: G, column: Column, value: number) => {
    const list = this.params[column.kind];
    const index = this.#index(gate, column);
    if (list) this.params[column.kind] = list.map((old, i) => (i === index ? value : old));
  };
  #index(gate: G, { kind, column }: Column): number {
    const { units } = this.params;
    const row = rowOf(this.kind, gate, this.unit, units);
    return { Wx: row * D + column, Wh: row * units + column, b: row, bhn: this.unit }[kind];
  }
}
