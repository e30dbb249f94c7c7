import * as v from 'valibot';
import type { OptimiserKind } from '../../engine/index.ts';
import type { LineData } from '../lines.ts';
import type { Snapshot } from '../run/snapshot.ts';
import type { KeptRun } from './kept-run.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const curve = v.object({ width: count, sums: v.array(v.number()), counts: v.array(count) });
const measured = v.object({ updates: count, bits: v.number() });
const sample = v.object({ updates: count, text: v.string(), surprise: v.array(v.number()) });
const update = v.object({
  update: count,
  // Of an update that was skipped they may be no numbers.
  loss: v.union([v.number(), v.nan()]),
  bits: v.union([v.number(), v.nan()]),
  norm: v.union([v.number(), v.nan()]),
  rate: v.number(),
  clip: v.nullable(v.number()),
  skipped: v.nullable(v.picklist(['loss', 'norm', 'state']))
});
const probe = v.object({
  update: count,
  reach: v.array(v.number()),
  dead: v.array(v.object({ layer: count, unit: count })),
  units: count,
  saturation: v.array(v.object({ layer: count, gate: v.string(), share: v.number() })),
  step: v.union([v.number(), v.nan()])
});
const diagnosis = v.looseObject({ kind: v.string(), since: count, advice: v.array(v.string()) });

/** What stands before the numbers in a kept run. */
const header = v.object({
  settings: v.record(v.string(), v.unknown()),
  config: v.looseObject({
    cell: v.picklist(['rnn', 'lstm', 'gru']),
    hiddenSize: v.pipe(count, v.minValue(1), v.maxValue(4096)),
    T: v.pipe(count, v.minValue(1), v.maxValue(4096)),
    B: v.pipe(count, v.minValue(1), v.maxValue(1024)),
    optimiser: v.picklist(['adam', 'rmsprop', 'sgd']),
    rate: v.pipe(v.number(), v.minValue(0)),
    clip: v.nullable(v.number()),
    seed: v.pipe(v.number(), v.integer())
  }),
  snapshot: v.object({
    updates: count,
    characters: count,
    rate: v.number(),
    clip: v.nullable(v.number()),
    spec: v.looseObject({ inputSize: count, hiddenSize: count, outputSize: count }),
    optimiser: v.object({ kind: v.string(), steps: count }),
    rng: v.array(count),
    recent: v.array(update),
    probe: v.nullable(probe),
    suspicions: v.array(diagnosis),
    diagnoses: v.array(diagnosis)
  }),
  arrays: v.array(count),
  /** Bytes of each document; null where the text is a file. */
  documents: v.nullable(v.array(count)),
  line: v.object({
    end: count,
    bits: curve,
    norm: curve,
    measured: v.array(measured),
    samples: v.array(sample)
  })
});

/**
 * What a run checks itself when it goes on from there is taken as it is: in the order it was written, too.
 * @throws ValiError
 */
export function checkHeader(value: unknown): Header {
  v.assert(header, value);
  return value as unknown as Header;
}

/** The header of what is written; what is read may hold more. */
export interface Header extends Omit<v.InferOutput<typeof header>, 'config' | 'snapshot' | 'line'> {
  config: KeptRun['config'];
  snapshot: Omit<Snapshot, 'weights' | 'position' | 'h' | 'c' | 'optimiser'> & {
    optimiser: { kind: OptimiserKind; steps: number };
  };
  line: LineData;
}
