import { describe, expect, test } from 'vitest';
import { Lines } from '../lines.ts';
import type { TextRunConfig } from '../run/config.ts';
import { TextRun } from '../run/run.ts';
import { isKept, pack, unpack } from './format.ts';
import type { KeptRun } from './kept-run.ts';

const text = ['to be, or not to be, that is the question. '.repeat(8), '你好，世界。'.repeat(20)];
const config: Omit<TextRunConfig, 'text'> = {
  cell: 'lstm',
  hiddenSize: 9,
  T: 8,
  B: 3,
  optimiser: 'adam',
  rate: 0.01,
  clip: 1,
  seed: 2,
  heldOut: 0.1
};

function trained(updates: number, given: Partial<TextRunConfig> = {}): { run: TextRun; kept: KeptRun } {
  const run = new TextRun({ ...config, text, ...given });
  const lines = new Lines();
  for (let i = 0; i < updates; i++) lines.add(0, [run.update()], []);
  const { text: _, ...rest } = run.config;
  return {
    run,
    kept: {
      settings: { hidden: 9, prompt: 'Zu “sein”\n' },
      config: rest,
      text: run.config.text,
      snapshot: run.snapshot(),
      line: lines.data(0)
    }
  };
}

async function fileOf(kept: KeptRun): Promise<Blob> {
  const { state, text } = await pack(kept);
  return new Blob([state, text]);
}

const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (cause: unknown) => (cause instanceof Error && 'kind' in cause ? cause.kind : cause)
  );

test('a run that was kept goes on as if it had never been, to the bit', async () => {
  const { run, kept } = trained(60);
  const back = await unpack(await fileOf(kept));
  expect(back).toEqual(kept);
  const other = new TextRun({ ...back.config, text: back.text as string[] });
  other.restore(back.snapshot);
  for (let i = 0; i < 30; i++) expect(other.update()).toEqual(run.update());
  expect(other.network.data).toEqual(run.network.data);
});

test('a run whose steps were skipped is kept with the numbers that are none', async () => {
  const { kept } = trained(30, {
    cell: 'rnn',
    nonlinearity: 'relu',
    optimiser: 'sgd',
    clip: null,
    rate: 1e30
  });
  const losses = kept.snapshot.recent.map(({ norm }) => norm);
  expect(losses.some((loss) => !Number.isFinite(loss))).toBe(true);
  const sound = {
    ...kept,
    snapshot: { ...kept.snapshot, weights: new Float32Array(kept.snapshot.weights.length) }
  };
  expect((await unpack(await fileOf(sound))).snapshot.recent).toEqual(kept.snapshot.recent);
});

test('a text that is a file stays that file, to the byte', async () => {
  const { kept } = trained(3);
  const bytes = Uint8Array.of(0xff, 0xfe, 65, 0, 13, 0, 10, 0, 200);
  const { text: back } = await unpack(await fileOf({ ...kept, text: new Blob([bytes]) }));
  expect(back).toBeInstanceOf(Blob);
  expect(new Uint8Array(await (back as Blob).arrayBuffer())).toEqual(bytes);
});

describe('a file that is not what was written is refused', () => {
  test('wherever it was cut off', async () => {
    const file = await fileOf(trained(3).kept);
    for (const size of [8, 20, 24, 300, 3000, file.size - 1]) {
      expect(await kindOf(unpack(file.slice(0, size)))).toBe('cut');
    }
  });

  test('whatever byte before the text was changed', async () => {
    const file = await fileOf(trained(3).kept);
    const { state } = await pack(trained(3).kept);
    for (const at of [9, 13, 30, 200, Math.floor(state.size / 2), state.size - 1]) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      bytes[at] ^= 4;
      expect(['cut', 'damaged']).toContain(await kindOf(unpack(new Blob([bytes]))));
    }
  });

  test('with something behind its end, and where it is something else', async () => {
    const file = await fileOf(trained(3).kept);
    expect(await kindOf(unpack(new Blob([file, 'x'])))).toBe('damaged');
    expect(await kindOf(unpack(new Blob(['UNROLLE, a text'])))).toBe('foreign');
    expect(await kindOf(unpack(new Blob([])))).toBe('foreign');
    expect(await isKept(file)).toBe(true);
  });

  test('whose header says what no run has', async () => {
    const { kept } = trained(3);
    for (const wrong of [
      { ...kept, config: { ...kept.config, hiddenSize: 1e9 } },
      { ...kept, config: { ...kept.config, cell: 'transformer' } },
      { ...kept, line: { ...kept.line, end: -1 } },
      { ...kept, snapshot: { ...kept.snapshot, recent: [{ update: 'one' }] } }
    ]) {
      expect(await kindOf(unpack(await fileOf(wrong as unknown as KeptRun)))).toBe('damaged');
    }
  });
});
