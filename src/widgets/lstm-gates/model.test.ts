import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitrary } from '$frame/params/index.ts';
import { assertAnyHashIsSafe, assertUrlRoundTrip, figureOf, seeded } from '$frame/testing.ts';
import { lstm } from '$figure/cell/gated.ts';
import { nameOf, randomWeights } from '$figure/cell/weights.ts';
import { LONG, LstmGates } from './model.svelte.ts';
import { parameters } from './params.ts';
import { presetNames, presets } from './presets.ts';

const make = (given: Partial<typeof parameters.defaults> = {}) => figureOf(LstmGates, parameters, given);
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

test('every number on the wires follows from the weights by the LSTM’s formulas', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 4 }), (seed, units) => {
      const weights = randomWeights(lstm, units, seed);
      const figure = make({ ...weights, text: 'a(b)ab', unit: units, c0: 0.3 });
      const unit = units - 1;
      let h: number[] = Array.from({ length: units }, () => 0);
      let c: number[] = h.map((_, k) => (k === unit ? 0.3 : 0));
      for (const [t, step] of figure.steps.entries()) {
        const letter = '()ab'.indexOf('a(b)ab'[t]);
        const before = (gate: number, k: number) => {
          const row = gate * units + k;
          return (
            weights.b[row] +
            weights.Wx[row * 4 + letter] +
            h.reduce((sum, value, j) => sum + weights.Wh[row * units + j] * value, 0)
          );
        };
        const gates = h.map((_, k) => ({
          i: sigmoid(before(0, k)),
          f: sigmoid(before(1, k)),
          g: Math.tanh(before(2, k)),
          o: sigmoid(before(3, k))
        }));
        const cNext = gates.map(({ i, f, g }, k) => f * c[k] + i * g);
        expect(step.gates.i).toBeCloseTo(gates[unit].i, 12);
        expect(step.gates.g).toBeCloseTo(gates[unit].g, 12);
        expect(step.kept).toBeCloseTo(gates[unit].f * c[unit], 12);
        expect(step.written).toBeCloseTo(gates[unit].i * gates[unit].g, 12);
        expect(step.c).toBeCloseTo(cNext[unit], 12);
        h = gates.map(({ o }, k) => o * Math.tanh(cNext[k]));
        c = cNext;
        expect(step.h).toBeCloseTo(h[unit], 12);
      }
    })
  );
});

test('on the way back the direct path and the path through h add up to the engine’s gradient', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 4 }), (seed, units) => {
      const figure = make({ ...randomWeights(lstm, units, seed), text: 'ab(ba)ab', unit: 1 });
      for (const [t, step] of figure.steps.entries()) {
        expect(step.direct + step.throughH).toBeCloseTo(step.dcBefore, 14);
        expect(step.dcBefore).toBe(figure.run.gradients.dc(0, t - 1)[0]);
        const next = figure.steps[t + 1];
        expect(step.dcFromNext).toBeCloseTo(next ? next.direct : 0, 14);
      }
    })
  );
});

test('what each gate gives to h of the step before adds up, with the other units, to the engine’s gradient', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 4 }), (seed, units) => {
      const weights = randomWeights(lstm, units, seed);
      const unit = units - 1;
      const figure = make({ ...weights, text: 'ab(ba)ab', unit: units, holdI: seed % 2 === 0, i: 0.4 });
      for (const [t, step] of figure.steps.entries()) {
        const { i, f, g, o } = step.feeds;
        expect(i + f + g + o + step.others).toBeCloseTo(figure.run.gradients.dh(0, t - 1)[unit], 14);
        if (units === 1) expect(step.others).toBe(0);
        expect(step.dhBefore * step.hByC).toBeCloseTo(step.throughH, 14);
        expect(step.dTanhC * (1 - step.tanhC ** 2)).toBeCloseTo(step.dcFromH, 14);
        // Each by the chain rule: the gate's gradient, the slope of its own function, its weight from h.
        for (const [k, gate] of (['i', 'f', 'g', 'o'] as const).entries()) {
          const value = step.gates[gate];
          const slope = gate === 'g' ? 1 - value ** 2 : value * (1 - value);
          const w = figure.cell.held(gate) ? 0 : weights.Wh[(k * units + unit) * units + unit];
          expect(step.feeds[gate]).toBeCloseTo(step.dGates[gate] * slope * w, 14);
        }
      }
    })
  );
});

test('the gradient by the first cell state is what finite differences of the last answer give', () => {
  const last = (c0: number) => {
    const figure = make({ ...randomWeights(lstm, 2, 7), text: 'a(ba', c0 });
    return figure.steps[3].y;
  };
  const figure = make({ ...randomWeights(lstm, 2, 7), text: 'a(ba', c0: 0.4 });
  expect(figure.steps[0].dcBefore).toBeCloseTo((last(0.4 + 1e-6) - last(0.4 - 1e-6)) / 2e-6, 8);
});

test('f held at 1 and i at 0 keep the content over 1,000 steps to the last bit, whatever is read', () => {
  for (const c0 of [0.8, -1 / 3, 2.7]) {
    const figure = make({ ...randomWeights(lstm, 1, 5), holdF: true, holdI: true, f: 1, i: 0, c0 });
    expect(figure.long).toHaveLength(LONG + 1);
    expect(new Set(figure.long)).toEqual(new Set([c0]));
  }
});

test('a held gate stands where it is held, and its ends are exact', () => {
  for (const value of [0, 0.25, 0.5, 0.99, 1]) {
    const figure = make({ ...randomWeights(lstm, 2, 3), holdF: true, f: value });
    for (const { gates } of figure.steps) expect(gates.f).toBeCloseTo(value, 12);
  }
  expect(make({ holdF: true, f: 1 }).now.gates.f).toBe(1);
  expect(make({ holdI: true, i: 0 }).now.gates.i).toBe(0);
});

test('a gate that is taken in hand does not jump', () => {
  const figure = make({ ...randomWeights(lstm, 2, 3) });
  const before = figure.now.gates.f;
  figure.cell.hold('f', true);
  expect(figure.now.gates.f).toBeCloseTo(before, 3);
  figure.cell.hold('f', false);
  expect(figure.now.gates.f).toBe(before);
});

test('the hand-set network knows at every step whether it is inside a bracket', () => {
  const random = seeded(4);
  for (let n = 0; n < 200; n++) {
    const text = Array.from({ length: 24 }, () => '()ab'[Math.floor(random() * 4)]).join('');
    let inside = 0;
    for (const [t, { y }] of make({ text }).steps.entries()) {
      if (text[t] === '(') inside = 1;
      if (text[t] === ')') inside = 0;
      expect(Math.abs(y - inside), text).toBeLessThan(0.02);
    }
  }
});

test('the second hand-set network tells the last letter at every ) and nothing elsewhere', () => {
  const text = 'a)b)ab(a)))ba)';
  let wanted = 0;
  for (const [t, { y }] of make({ preset: 'reveal', text }).steps.entries()) {
    if (text[t] === 'a') wanted = 1;
    if (text[t] === 'b') wanted = -1;
    expect(Math.abs(y - (text[t] === ')' ? wanted : 0)), String(t)).toBeLessThan(0.02);
  }
});

test('the third counts: its cell holds the depth of the brackets', () => {
  const text = '((a)(b(())))a';
  let depth = 0;
  for (const [t, { c }] of make({ preset: 'depth', text }).steps.entries()) {
    depth += text[t] === '(' ? 1 : text[t] === ')' ? -1 : 0;
    expect(Math.abs(c - depth)).toBeLessThan(0.03);
  }
});

test('the trained network answers the bracket task on strings that it never saw', () => {
  const random = seeded(8);
  let wrong = 0;
  for (let n = 0; n < 100; n++) {
    const text = Array.from({ length: 24 }, () => '()abab'[Math.floor(random() * 6)]).join('');
    let inside = 0;
    for (const [t, { y }] of make({ preset: 'trained', text }).steps.entries()) {
      if (text[t] === '(') inside = 1;
      if (text[t] === ')') inside = 0;
      wrong += Number(Math.abs(y - inside) > 0.5);
    }
  }
  expect(wrong).toBeLessThanOrEqual(24);
});

test('past the end of the text the same slider walks back, step by step', () => {
  const figure = make({ text: 'a(b' });
  figure.seek(3);
  expect([figure.backward, figure.at]).toEqual([false, 2]);
  figure.seek(4);
  expect([figure.backward, figure.at]).toEqual([true, 2]);
  figure.seek(6);
  expect([figure.backward, figure.at]).toEqual([true, 0]);
  figure.turn();
  expect([figure.backward, figure.at]).toEqual([false, 0]);
});

test('what it cannot read is left out, and it says so', () => {
  const figure = make();
  expect(figure.cell.setText('a(x)!')).toBe(false);
  expect(figure.cell.text).toBe('a()');
  expect(figure.cell.setText('')).toBe(true);
  expect(figure.cell.text).toBe('a()');
});

test('the bias exercise asks for the smallest bias that keeps a half: 4.97 does, 4.9 and 6 do not', () => {
  const figure = make({ task: 'half-life' });
  const score = (bias: number) => {
    figure.cell.setWeight('f', { kind: 'b', column: 0 }, bias);
    return figure.score;
  };
  expect([4.9, 4.97, 6].map(score)).toEqual([0, 1, 0]);
});

test('the other exercise asks for an LSTM that forgets what it wrote', () => {
  const figure = make({ task: 'forgetful' });
  expect(figure.score).toBe(0);
  figure.cell.setWeight('f', { kind: 'b', column: 0 }, 0.5);
  expect(figure.score).toBe(1);
  figure.cell.setWeight('g', { kind: 'b', column: 0 }, 0);
  expect(figure.score).toBe(0);
  expect(figure.verdict).toMatchObject({ first: 0, left: 0 });
});

test('a gate that is held does not solve it, nor does one that writes less than a half', () => {
  const held = make({ task: 'forgetful', holdF: true, f: 0.5 });
  expect(held.now.gates.f).toBe(0.5);
  expect(held.score).toBe(0);
  held.cell.setWeight('f', { kind: 'b', column: 0 }, 0.5);
  expect(held.score).toBe(1);
  const faint = make({ task: 'forgetful', b: [-8, 1, 0.5, 8] });
  expect(faint.verdict.left).toBeLessThan(0.01);
  expect(faint.verdict.first).toBeCloseTo(Math.tanh(0.5), 2);
  expect(faint.score).toBe(0);
});

test('every preset is recognised', () => {
  for (const name of presetNames) expect(nameOf(presets, make({ preset: name }).params)).toBe(name);
});

test('links restore every state, and none breaks the figure', () => {
  assertUrlRoundTrip(parameters, 300);
  assertAnyHashIsSafe(parameters, 300);
  const random = seeded(5);
  for (let n = 0; n < 100; n++) {
    const figure = make(arbitrary(parameters, random));
    expect(figure.values().c).toHaveLength(figure.T);
  }
});
