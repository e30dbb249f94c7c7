import { describe, expect, it } from 'vitest';
import { findings, lasting, suspect } from './diagnose.ts';
import { diverged } from './diverged.ts';
import type { Evidence, Probe, Update } from './evidence.ts';
import { alwaysClipping, exploding, vanishing } from './gradient.ts';
import { rateTooSmall } from './rate.ts';
import { dead, saturated } from './units.ts';

/** Updates of a healthy run, each as `change` makes it. */
function updates(count: number, change: (i: number) => Partial<Update> = () => ({})): Update[] {
  return Array.from({ length: count }, (_, i) => {
    const loss = change(i).loss ?? 3 - i / 200 + (i % 2 === 0 ? 0.1 : -0.1);
    const one = { update: i + 1, loss, bits: loss / Math.LN2, norm: 1 + (i % 3) / 10 };
    return { ...one, rate: 0.002, clip: 5, skipped: null, ...change(i) };
  });
}

const probe = (change: Partial<Probe> = {}): Probe => ({
  update: 200,
  reach: Array.from({ length: 16 }, (_, d) => 0.9 ** d),
  dead: [],
  units: 20,
  saturation: [
    { layer: 0, gate: 'f', share: 0.3 },
    { layer: 0, gate: 'g', share: 0.1 }
  ],
  step: 1e-3,
  ...change
});

const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  recent: updates(200),
  probe: probe(),
  guessing: Math.log(64),
  ...change
});

it('nothing is wrong with a healthy run, nor with one that has only begun', () => {
  expect(findings(evidence())).toEqual([]);
  expect(findings(evidence({ recent: [], probe: null }))).toEqual([]);
});

describe('diverged', () => {
  const bad = { loss: NaN, norm: NaN, skipped: 'loss' } as const;

  it('is a run with a skipped step among its last, with what was not finite', () => {
    const recent = updates(50, (i) => (i === 40 || i === 45 ? bad : {}));
    expect(diverged(evidence({ recent }))).toMatchObject({
      cause: 'not-finite',
      skipped: 2,
      of: 20,
      what: 'loss'
    });
    expect(diverged(evidence({ recent: updates(50, (i) => (i === 20 ? bad : {})) }))).toBeNull();
  });

  it('is a run whose loss is far above that of guessing', () => {
    const guessing = Math.log(64);
    const of = (loss: number) => diverged(evidence({ recent: updates(30, () => ({ loss })) }));
    expect(of(2 * guessing)).toMatchObject({
      cause: 'worse-than-guessing',
      loss: expect.closeTo(2 * guessing),
      guessing
    });
    expect(of(1.2 * guessing)).toBeNull();
  });
});

describe('exploding', () => {
  it('is a norm far above the running median', () => {
    const spike = (norm: number) => updates(100, (i) => (i === 90 ? { norm, clip: null } : { clip: null }));
    expect(exploding(evidence({ recent: spike(30) }))).toMatchObject({ norm: 30, update: 91, cut: null });
    expect(exploding(evidence({ recent: spike(8) }))).toBeNull();
  });

  it('is a clip that cuts off nearly all of a gradient', () => {
    const of = (norm: number) =>
      exploding(evidence({ recent: updates(100, () => ({ norm, clip: 1 })) }))?.cut;
    expect(of(60)).toBe(60);
    expect(of(40)).toBeUndefined();
    const tiny = updates(100, () => ({ norm: 3, clip: 0.01 }));
    expect(exploding(evidence({ recent: tiny }))).toBeNull();
  });

  it('is not found in what has passed, nor where all norms are small', () => {
    const early = updates(100, (i) => (i === 50 ? { norm: 100 } : {}));
    expect(exploding(evidence({ recent: early }))).toBeNull();
    const small = updates(100, (i) => ({ norm: i === 90 ? 0.1 : 1e-4 }));
    expect(exploding(evidence({ recent: small }))).toBeNull();
  });
});

describe('vanishing', () => {
  const decay = (factor: number, scale = 1) =>
    vanishing(
      evidence({ probe: probe({ reach: Array.from({ length: 32 }, (_, d) => scale * factor ** d) }) })
    );

  it('is a share from far back that is lost in the rounding of a float32 sum', () => {
    const found = decay(0.3);
    expect(found).toMatchObject({ far: 16, reach: 3, of: 32 });
    expect(found?.share).toBeCloseTo(0.3 ** 16, 12);
    expect(decay(0.5)).toBeNull();
  });

  it('does not depend on how large the gradient is', () => {
    expect(decay(0.3, 1e6)?.share).toBeCloseTo(decay(0.3)?.share ?? NaN, 12);
    expect(decay(0.5, 1e-6)).toBeNull();
  });

  it('is not claimed of a gradient that is 0, or of a few steps', () => {
    expect(vanishing(evidence({ probe: probe({ reach: Array.from({ length: 16 }, () => 0) }) }))).toBeNull();
    expect(vanishing(evidence({ probe: probe({ reach: [1, 1e-5, 1e-9] }) }))).toBeNull();
  });
});

describe('units', () => {
  const silent = (count: number) => Array.from({ length: count }, (_, unit) => ({ layer: 0, unit }));

  it('are dead where many were 0 all along', () => {
    expect(dead(evidence({ probe: probe({ dead: silent(12) }) }))).toMatchObject({ share: 0.6, of: 20 });
    expect(dead(evidence({ probe: probe({ dead: silent(7) }) }))).toBeNull();
  });

  const flat = (gate: string, share: number) => ({ layer: 1, gate, share });
  const saturation = (...gates: Probe['saturation']) =>
    saturated(evidence({ probe: probe({ saturation: gates }) }));

  it('are saturated where most values of a candidate lie on the flat', () => {
    for (const gate of ['h', 'g', 'n']) {
      expect(saturation(flat(gate, 0.85))).toMatchObject({ layer: 1, gate, share: 0.85 });
      expect(saturation(flat(gate, 0.75))).toBeNull();
    }
  });

  it('are not saturated by gates held open or shut, unless these never move', () => {
    expect(saturation(flat('z', 0.95), flat('n', 0.1))).toBeNull();
    expect(saturation(flat('i', 0.5), flat('o', 0.99))).toMatchObject({ gate: 'o', share: 0.99 });
    // The worst is the one furthest beyond what its kind allows.
    expect(saturation(flat('f', 0.985), flat('g', 0.97))).toMatchObject({ gate: 'g' });
  });
});

describe('always clipping', () => {
  it('is a clip that nine updates of ten run into', () => {
    const of = (share: number) =>
      alwaysClipping(evidence({ recent: updates(200, (i) => ({ norm: i % 100 < 100 * share ? 7 : 1 })) }));
    expect(of(0.95)).toMatchObject({ share: 0.95, of: 100, norm: 7, clip: 5 });
    expect(of(0.8)).toBeNull();
  });

  it('is judged by the clip as it is now, and not without one', () => {
    const changed = updates(200, (i) => (i < 120 ? { norm: 7 } : { norm: 7, clip: 10 }));
    expect(alwaysClipping(evidence({ recent: changed }))).toBeNull();
    const without = updates(200, () => ({ norm: 7, clip: null }));
    expect(alwaysClipping(evidence({ recent: without }))).toBeNull();
  });
});

describe('rate too small', () => {
  const flat = (change: Partial<Update> = {}) =>
    updates(200, (i) => ({ loss: 3 + (i % 2 === 0 ? 0.1 : -0.1), ...change }));
  const short = probe({ step: 1e-6 });

  it('is a loss that stands still under short steps with a healthy gradient', () => {
    expect(rateTooSmall(evidence({ recent: flat(), probe: short }))).toMatchObject({
      of: 200,
      step: 1e-6,
      rate: 0.002
    });
  });

  it('is a loss that falls too slowly to get anywhere, and not one that falls slowly by chance', () => {
    const falling = (by: number) => updates(200, (i) => ({ loss: 3 - (by * i) / 200 }));
    expect(rateTooSmall(evidence({ recent: falling(0.04), probe: short }))?.improvement).toBeCloseTo(0.02);
    expect(rateTooSmall(evidence({ recent: falling(0.1), probe: short }))).toBeNull();
  });

  it('is not a loss that falls, a run that has come to rest, or one that has only begun', () => {
    expect(rateTooSmall(evidence({ probe: short }))).toBeNull();
    expect(rateTooSmall(evidence({ recent: flat() }))).toBeNull();
    expect(rateTooSmall(evidence({ recent: flat({ norm: 1e-5 }), probe: short }))).toBeNull();
    expect(rateTooSmall(evidence({ recent: flat().slice(1), probe: short }))).toBeNull();
  });

  it('is not claimed of a run that stands still for another reason', () => {
    const ill = { recent: flat(), probe: { ...short, saturation: [{ layer: 0, gate: 'h', share: 1 }] } };
    expect(findings(evidence(ill)).map(({ kind }) => kind)).toEqual(['saturated']);
    expect(findings(evidence({ ...ill, probe: short })).map(({ kind }) => kind)).toEqual(['rate-too-small']);
  });

  it('is judged anew when the rate is changed', () => {
    const changed = flat().map((one, i) => (i < 150 ? { ...one, rate: 1e-9 } : one));
    expect(rateTooSmall(evidence({ recent: changed, probe: short }))).toBeNull();
  });
});

it('a diagnosis says since when it has held without a break, and what to do', () => {
  const ill = evidence({ probe: probe({ saturation: [{ layer: 0, gate: 'h', share: 0.9 }] }) });
  const first = suspect(ill, [], 100);
  expect(first).toMatchObject([{ kind: 'saturated', since: 100 }]);
  expect(first[0].advice).toContain('start-again');
  expect(suspect(ill, first, 110)).toMatchObject([{ since: 100 }]);
  const well = suspect(evidence(), first, 120);
  expect(well).toEqual([]);
  expect(suspect(ill, well, 130)).toMatchObject([{ since: 130 }]);
});

it('what may pass is said once it has held for 300 updates, what is grave at once', () => {
  const recent = updates(200, (i) => (i === 199 ? { norm: 1000, clip: null } : { clip: null }));
  const ill = evidence({ recent, probe: probe({ saturation: [{ layer: 0, gate: 'h', share: 0.9 }] }) });
  const suspicions = suspect(ill, [], 300);
  const said = (update: number) => lasting(suspicions, update).map(({ kind }) => kind);
  expect(said(300)).toEqual(['exploding']);
  expect(said(590)).toEqual(['exploding']);
  expect(said(600)).toEqual(['exploding', 'saturated']);
});
