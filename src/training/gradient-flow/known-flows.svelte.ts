import { square } from '../../engine/index.ts';
import { Server, type Piece, type Served } from '../work/serve.ts';
import { plainBackend, Work } from '../work/work.svelte.ts';
import { cellKinds, type FlowCell } from './config.ts';
import { measureFlows, REST, type Flows } from './job.ts';
import { measure, type Flow } from './measure.ts';
import { spreadAt, type Spread } from './spread.ts';
import FlowWorker from './worker.ts?worker&inline';

/** What has been measured for one kind of cell, network after network. */
interface Measured {
  /** What was asked for. */
  key: string;
  flows: readonly Flow[];
}
type ByCell<T> = Partial<Record<FlowCell, T>>;

/** steps · units² up to which the first network is measured at once, so that a figure never begins empty. */
const AT_ONCE = 60_000;

/** What is known of networks of some kinds of cell; for the moment that new settings take, what the last ones gave. */
export class KnownFlows {
  readonly #asks: () => ByCell<Flows>;
  readonly #works: Record<FlowCell, Work<Served<Flows, Flow>>>;
  readonly #asked: ByCell<string> = {};
  readonly #first: ByCell<Measured> = {};
  #measured = $state.raw<ByCell<Measured>>({});

  readonly #cells = $derived.by(() => cellKinds.filter((cell) => this.#asks()[cell] !== undefined));
  /** What is known of the present settings, cell by cell. */
  readonly present: ByCell<readonly Flow[]> = $derived.by(() => {
    const entries = this.#cells.flatMap((cell) => {
      const key = this.#keyOf(cell);
      const known = this.#measured[cell]?.key === key ? this.#measured[cell] : this.#atOnce(cell, key);
      return known ? [[cell, known.flows] as const] : [];
    });
    return Object.fromEntries(entries);
  });
  /** Whether anything shown still belongs to the last settings. */
  readonly stale = $derived.by(() => this.#cells.some((cell) => !this.present[cell]));
  readonly curves: readonly { cell: FlowCell; flows: readonly Flow[] }[] = $derived.by(() =>
    this.#cells.flatMap((cell) => {
      const flows = this.of(cell);
      return flows.length > 0 ? [{ cell, flows }] : [];
    })
  );
  /** Spectral radius (the median) and largest singular value (the greatest) of the rnn’s matrices. */
  readonly spectrum = $derived.by(() => {
    const known = this.of('rnn').flatMap(({ spectrum }) => (spectrum ? [spectrum] : []));
    if (known.length === 0) return undefined;
    const radii = known.map(({ radius }) => radius).sort((a, b) => a - b);
    return {
      radius: (radii[(radii.length - 1) >> 1] + radii[radii.length >> 1]) / 2,
      sigma: Math.max(...known.map(({ sigma }) => sigma))
    };
  });
  /** The root mean square of tanh′ over all units, steps and networks of the rnn. */
  readonly slope = $derived.by(() => {
    const flows = this.of('rnn');
    return Math.sqrt(flows.reduce((sum, { slope }) => sum + square(slope), 0) / flows.length);
  });

  /** @param asks the networks that are to be known, by their kind of cell */
  constructor(asks: () => ByCell<Flows>, spawn: () => Worker = () => new FlowWorker()) {
    this.#asks = asks;
    const options = { choose: plainBackend, here: () => new Server(measureFlows, { rest: REST }) };
    const work = () => new Work<Served<Flows, Flow>>(spawn, options);
    // One worker for each kind: where there are cores for them, all three are measured at the same time.
    this.#works = { rnn: work(), gru: work(), lstm: work() };
  }

  /** What is shown of one kind of cell. */
  of = (cell: FlowCell): readonly Flow[] => this.present[cell] ?? this.#measured[cell]?.flows ?? [];
  /** The spread of a cell’s norms after k steps back; undefined where they are not known. */
  at = (cell: FlowCell, k: number): Spread | undefined => {
    const flows = this.of(cell);
    return flows.length > 0 && k < flows[0].log10.length ? spreadAt(flows, k) : undefined;
  };
  /** Whether all networks of the present settings have been measured. */
  get complete(): boolean {
    return this.#cells.every((cell) => this.present[cell]?.length === this.#asks()[cell]?.seeds.length);
  }

  #keyOf(cell: FlowCell): string {
    const { config, seeds } = this.#asks()[cell] ?? {};
    return JSON.stringify([config, seeds]);
  }
  /** The first network of the present settings, where measuring it takes a few milliseconds and no worker. */
  #atOnce(cell: FlowCell, key: string): Measured | undefined {
    const ask = this.#asks()[cell];
    if (!ask || ask.config.steps * square(ask.config.units) > AT_ONCE) return undefined;
    if (this.#first[cell]?.key !== key)
      this.#first[cell] = { key, flows: [measure({ ...ask.config, seed: ask.seeds[0] })] };
    return this.#first[cell];
  }

  /** Asks for whatever the present settings need and nobody has been asked for. A view calls it after every change. */
  request = () => {
    for (const cell of this.#cells) {
      const ask = this.#asks()[cell];
      const key = this.#keyOf(cell);
      if (!ask || this.#asked[cell] === key) continue;
      this.#asked[cell] = key;
      this.#measure(cell, key, ask);
    }
  };
  #measure(cell: FlowCell, key: string, ask: Flows): void {
    let flows: readonly Flow[] = [];
    void this.#works[cell].begin<Piece<Flow>[]>(
      (api, kernels, report) => api.run({ ask, kernels }, report),
      (pieces) => {
        // What was measured of settings that have been left may still be told.
        if (this.#asked[cell] !== key) return;
        flows = [...flows, ...pieces.flatMap(({ news }) => news ?? [])];
        this.#measured = { ...this.#measured, [cell]: { key, flows } };
      }
    );
  }

  get failure() {
    return Object.values(this.#works).find(({ failure }) => failure)?.failure;
  }
  restart = () => {
    for (const cell of cellKinds) {
      if (!this.#works[cell].failure) continue;
      this.#works[cell].failure = undefined;
      this.#asked[cell] = undefined;
    }
    this.request();
  };
  terminate = () => Object.values(this.#works).forEach((work) => work.terminate());
}
