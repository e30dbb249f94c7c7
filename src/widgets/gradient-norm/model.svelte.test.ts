import { expect, test } from 'vitest';
import { gradientNorms, Network, Rng } from '$engine';
import { GREATEST_FLOAT32 } from '$figure/float32.ts';
import { accept, arbitrary, type Values } from '$frame/params/index.ts';
import { ParamStore } from '$frame/store.svelte.ts';
import { seeded } from '$frame/testing.ts';
import { INPUTS } from '$training/gradient-flow/config.ts';
import { inputOf, lossDirection } from '$training/gradient-flow/network.ts';
import { spectrumOf } from '$training/gradient-flow/spectrum.ts';
import { cases, PREDICTED_STEP, statements } from './cases.ts';
import { describeNorms } from './describe.ts';
import { guessAxis, LARGEST_GUESS } from './guess.ts';
import { GradientNorm } from './model.svelte.ts';
import { parameters } from './params.ts';
import { presets, type Preset } from './presets.ts';
import { seedsOf, settingsOf } from './settings.ts';
import { strings } from './strings.ts';
import { BOUND, theoryLines, TREND } from './theory.ts';

type Given = Partial<Values<typeof parameters>>;

/** A worker that cannot be had: the figure then measures on the page. */
const none = () => {
  throw new Error('no workers here');
};
function make(given: Given = {}, spawn?: () => Worker) {
  const store = new ParamStore(parameters, parameters.normalise({ ...parameters.defaults, ...given }));
  return { model: new GradientNorm(store.params, spawn), store };
}
const measured = (model: GradientNorm) => {
  model.flows.request();
  return expect.poll(() => model.flows.complete, { timeout: 30_000 }).toBe(true);
};
type Columns = Record<'rnn' | 'gru' | 'lstm', (number | null)[][]>;

test.each([
  ['in its workers', undefined],
  ['on the page where no worker can be had', none]
] as const)('measures every network, %s, and each curve is the engine’s', async (_, spawn) => {
  const { model } = make({ T: 30, networks: 3, forget: 2, seed: 4 }, spawn);
  await measured(model);
  const values = model.values() as unknown as Columns;
  for (const cell of ['rnn', 'gru', 'lstm'] as const) {
    for (const [i, seed] of [4, 5, 6].entries()) {
      const net = new Network({ cell, inputSize: INPUTS, hiddenSize: 16, dtype: 'float64' });
      net.init(new Rng(seed), { forgetBias: cell === 'lstm' ? 2 : undefined });
      const trace = net.forward(inputOf(30, 1), { T: 30 });
      const norms = gradientNorms(trace, { dHn: lossDirection(16, seed) });
      expect(values[cell].map((row) => row[i])).toEqual(
        Array.from(norms.slice(1), (norm) => norm / Math.LN10)
      );
    }
  }
  model.destroy();
});

test('opens with a guess asked for and the first network of each kind already measured', () => {
  const { model } = make();
  expect(model.params.shown).toBe(false);
  expect(model.flows.curves.map(({ cell, flows }) => [cell, flows.length])).toEqual([
    ['rnn', 1],
    ['gru', 1],
    ['lstm', 1]
  ]);
  expect(model.flows.stale).toBe(false);
  expect(model.t).toBe(50);
  expect(model.length).toBe(200);
});

test('answers for new settings only: what belonged to the old ones is shown as stale and not told', async () => {
  const { model } = make({ T: 60, networks: 2 }, none);
  await measured(model);
  model.params.units = 64;
  model.params.T = 100;
  expect(model.flows.stale).toBe(true);
  expect(model.flows.complete).toBe(false);
  expect(model.values().rnn).toBeUndefined();
  await measured(model);
  expect(model.flows.stale).toBe(false);
  expect(model.values().rnn).toHaveLength(100);
});

test('a setting that makes no difference to a cell leaves its norms as they are', async () => {
  const { model } = make({ T: 40, networks: 2 }, none);
  await measured(model);
  const before = model.flows.curves;
  model.params.forget = 3;
  expect(model.flows.curves[0].flows).toBe(before[0].flows);
  expect(model.flows.curves[1].flows).toBe(before[1].flows);
  expect(model.flows.curves[2].flows).not.toBe(before[2].flows);
});

test('the presets tell what their names say, at their last step and in every network', async () => {
  const last = async (name: Preset) => {
    const { model } = make({ preset: name, networks: 3 });
    await measured(model);
    const { T } = model.params;
    expect(model.preset).toBe(name);
    const [rnn, gru, lstm] = (['rnn', 'gru', 'lstm'] as const).map((cell) => model.flows.at(cell, T));
    const peak = Math.max(...model.flows.curves[0].flows.map(({ log10 }) => Math.max(...log10)));
    model.destroy();
    return { rnn, gru, lstm, peak };
  };
  const pytorch = await last('pytorch');
  for (const cell of ['rnn', 'gru', 'lstm'] as const) expect(pytorch[cell]?.greatest).toBeLessThan(-30);
  expect((await last('forget')).lstm?.least).toBeGreaterThan(-5);
  const orthogonal = await last('orthogonal');
  expect(orthogonal.rnn?.least).toBeCloseTo(0, 9);
  expect(orthogonal.rnn?.greatest).toBeCloseTo(0, 9);
  const nonnormal = await last('nonnormal');
  expect(nonnormal.peak).toBeGreaterThan(0.9);
  expect(nonnormal.rnn?.greatest).toBeLessThan(-2);
  expect((await last('faint')).rnn?.least).toBeGreaterThan(5);
  expect((await last('strong')).rnn?.greatest).toBeLessThan(-50);
  expect((await last('overflow')).rnn?.least).toBeGreaterThan(Math.log10(GREATEST_FLOAT32));
});

test('a message may name a preset, and a setting written after it counts', () => {
  const told = (current: Values<typeof parameters>, params: object) => {
    const accepted = accept(parameters, current, params);
    if (!accepted.ok) throw new Error(accepted.error);
    return accepted.value;
  };
  const set = told(parameters.defaults, { preset: 'nonnormal' });
  expect(set).toMatchObject(presets.nonnormal);
  expect(told(set, { gain: 1.2 })).toMatchObject({ ...presets.nonnormal, gain: 1.2 });
});

test('at least one kind of cell is always shown, and a guess with knots missing is none', () => {
  const values = parameters.normalise({
    ...parameters.defaults,
    rnn: false,
    gru: false,
    lstm: false,
    sketch: [1, 2]
  });
  expect(values.rnn).toBe(true);
  expect(values.sketch).toEqual([]);
});

test('a guess can reach what is measured, and both ends of its axis lie within the largest guess', async () => {
  for (const T of [10, 60, 200, 500, 990, 1000]) {
    for (let ticks = 4; ticks <= 10; ticks++) {
      const [low, high] = guessAxis(T, ticks).domain;
      expect(low).toBe(-high);
      expect(high).toBeLessThanOrEqual(LARGEST_GUESS);
      expect(high).toBeGreaterThanOrEqual(Math.min(LARGEST_GUESS, 0.4 * T));
    }
  }
  const { model } = make();
  await measured(model);
  expect(model.flows.at('rnn', 200)?.least).toBeGreaterThan(guessAxis(200, 9).domain[0]);
  model.destroy();
});

test('the truth is drawn when it is asked for, and a new guess begins with an empty picture', () => {
  const { model } = make();
  model.params.sketch = [0, 0, -8, 0, 0, 0];
  expect(model.guessed).toBe(true);
  model.unveil();
  expect(model.params.shown).toBe(true);
  expect(model.unveiled).toBe(true);
  model.guessAgain();
  expect(model.params.shown).toBe(false);
  expect(model.guessed).toBe(false);
});

test('a prediction is right within a factor of 3 of the computed norm, and nothing counts before it is checked', () => {
  const { model } = make({ task: 'predict-50' });
  expect(model.length).toBe(50);
  // By hand: .9⁵⁰; (1.2²ᵏ + .8²ᵏ)^½ / √2; |(.9⁵⁰, 50 · .9⁴⁹)|.
  const byHand = [
    0.9 ** 50,
    Math.hypot(1.2 ** 50, 0.8 ** 50) / Math.SQRT2,
    Math.hypot(0.9 ** 50, 50 * 0.9 ** 49)
  ].map(Math.log10);
  byHand.forEach((log10, i) => expect(model.predictions[i].log10[PREDICTED_STEP]).toBeCloseTo(log10, 10));
  byHand.forEach((log10, i) => model.answers.give(i, log10 + (i === 2 ? 0.5 : 0.47)));
  expect(model.score).toBe(0);
  model.answers.check();
  expect(model.score).toBeCloseTo(2 / 3, 12);
  model.answers.give(2, byHand[2] - 0.47);
  expect(model.score).toBe(0);
  model.answers.check();
  expect(model.score).toBe(1);
});

test('what can and what must happen is true of the examples that are shown', () => {
  const { model } = make({ task: 'can-must' });
  for (const { radius, sigma, answer, examples, curves } of model.cases) {
    for (const { W } of examples) {
      expect(spectrumOf(W).radius).toBeCloseTo(radius, 2);
      expect(Math.abs(spectrumOf(W).sigma - sigma)).toBeLessThan(0.02);
    }
    const ends = curves.map((log10) => log10[log10.length - 1]);
    const peaks = curves.map((log10) => Math.max(...log10));
    if (answer === 'vanishes') {
      expect(Math.max(...peaks)).toBe(0);
      expect(Math.max(...ends)).toBeLessThan(-0.5);
    } else if (answer === 'grows-first') {
      expect(Math.max(...peaks)).toBeGreaterThan(0.4);
      expect(Math.max(...ends)).toBeLessThan(-0.1);
    } else {
      expect(Math.max(...ends)).toBeGreaterThan(1);
      expect(Math.min(...ends)).toBeLessThan(-1);
    }
  }
  cases.forEach(({ answer }, i) => model.answers.give(i, statements.indexOf(answer)));
  model.answers.check();
  expect(model.score).toBe(1);
  model.answers.give(0, statements.indexOf('explodes'));
  model.answers.check();
  expect(model.score).toBeCloseTo(5 / 6, 12);
});

test('the curves of an exercise can be had once its answers are in, and not before', () => {
  for (const task of ['predict-50', 'can-must'] as const) {
    const { model } = make({ task });
    expect(model.values()).not.toHaveProperty('log10norm');
    model.answers.check();
    const { log10norm } = model.values() as unknown as { log10norm: (number | number[])[][] };
    expect(log10norm).toHaveLength(50);
    log10norm.forEach((row, i) =>
      expect(row).toEqual(
        task === 'predict-50'
          ? model.predictions.map(({ log10 }) => log10[i + 1])
          : model.cases.map(({ curves }) => curves.map((log10) => log10[i + 1]))
      )
    );
    // By hand: dL/dh of the step before is Wᵀ (tanh′ ⊙ dL/dh).
    const examples = task === 'predict-50' ? model.predictions : model.cases.flatMap((one) => one.examples);
    const shown = log10norm.map((row) => row.flat());
    examples.forEach(({ W, d, held = [0, 0] }, which) => {
      let [a, b] = d;
      for (const row of shown) {
        const [p, q] = [a * (1 - held[0] ** 2), b * (1 - held[1] ** 2)];
        [a, b] = [W[0] * p + W[2] * q, W[1] * p + W[3] * q];
        expect(row[which]).toBeCloseTo(Math.log10(Math.hypot(a, b)), 9);
      }
    });
    model.answers.give(0, 1);
    expect(model.values()).not.toHaveProperty('log10norm');
  }
});

test('on paper one line says what was measured, and leaves out what makes no difference', () => {
  expect(settingsOf(make().model, strings.en)).toBe(
    'Measured: recurrent weights uniform ±1/√H (PyTorch), tanh in the RNN, input scale 1.00, forget bias 0.0, T = 200, 16 units, seeds 1–5.'
  );
  const alone = settingsOf(make({ ...presets.orthogonal, T: 50, networks: 1 }).model, strings.en);
  expect(alone).toBe(
    'Measured: recurrent weights orthogonal, scaled to σₘₐₓ = 1.00, no tanh in the RNN, T = 50, 16 units, seed 1.'
  );
  expect(seedsOf({ seed: 4, networks: 3 })).toBe('4–6');
});

test('one line stands for bound and trend where they are the same', () => {
  expect(theoryLines({ sigma: 1, radius: 1 })).toMatchObject([{ name: `${BOUND}, ${TREND}`, slope: 0 }]);
  expect(theoryLines({ sigma: 2, radius: 0 }).map(({ name }) => name)).toEqual([BOUND, TREND]);
});

test('says its state in both languages, without giving the truth away before it is shown', () => {
  for (const s of [strings.en, strings.zh]) {
    const { model } = make();
    expect(describeNorms(model, s)).not.toContain('LSTM');
    model.unveil();
    expect(describeNorms(model, s)).toContain('LSTM');
  }
});

test('lives with a thousand random parameters, small ones measured', () => {
  const random = seeded(11);
  for (let i = 0; i < 1000; i++) {
    const given = parameters.normalise(arbitrary(parameters, random));
    const { model } = make({ ...given, T: Math.min(given.T, 40), units: Math.min(given.units, 6) }, none);
    model.seek(random() * 1000);
    const values = JSON.stringify(model.values());
    expect(values).not.toContain('NaN');
    expect(describeNorms(model, strings.en)).toMatch(/\.$/);
    expect(model.t).toBeLessThanOrEqual(model.length);
  }
});
