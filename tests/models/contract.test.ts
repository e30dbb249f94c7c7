import { describe, expect, test } from 'vitest';
import { assertFigureKeepsItsContract, assertNetworkIsExported } from '../../src/frame/contract.ts';
import type { Lang } from '../../src/frame/language.ts';
import { int, params } from '../../src/frame/params/index.ts';
import type { AnyDefinition, Model, Widget } from '../../src/frame/widget.ts';

const found = import.meta.glob<Widget>(['/src/widgets/*/index.ts', '/src/example/index.ts'], {
  eager: true,
  import: 'default'
});
const figures = Object.values(found).map(({ definition }) => [definition.id, definition] as const);

describe.each(figures)('%s', (_, definition) => {
  test('can be made, sent anywhere and told in words in any of 60 states, and answers get with JSON of one shape', () => {
    expect(() => assertFigureKeepsItsContract(definition)).not.toThrow();
  });
});

const withNetwork = figures.filter(([, { Model }]) => 'pass' in Model.prototype);

test.each(withNetwork)(
  '%s exports the network that it shows, with the numbers that get gives',
  (_, definition) => {
    expect(assertNetworkIsExported(definition)).toBeGreaterThan(0);
  }
);

test('a figure whose numbers are not those of its network is found out', () => {
  const { definition } = found['/src/example/index.ts'];
  class Off extends definition.Model {
    override values() {
      const { h } = super.values() as { h: number[] };
      return { h: h.map((value, t) => (t === 1 ? value + 1e-9 : value)) };
    }
  }
  expect(() => assertNetworkIsExported({ ...definition, Model: Off })).toThrow(
    /^h\[1\] is .* in its network, with/
  );
});

describe('the contract refuses a figure', () => {
  /** One that counts to n, but for what is wrong with it. */
  function counter(wrong: {
    values?: (n: number, t: number) => unknown;
    seek?: (t: number) => number;
    score?: number;
    says?: (lang: Lang) => string;
  }): AnyDefinition {
    class Counter {
      t = 0;
      constructor(readonly params: { n: number }) {}
      get length() {
        return this.params.n;
      }
      get score() {
        return wrong.score;
      }
      seek = (t: number) => {
        this.t = wrong.seek?.(t) ?? t;
      };
      values() {
        return wrong.values?.(this.length, this.t) ?? { y: Array(this.length).fill([0, 1]) };
      }
    }
    const says = wrong.says ?? ((lang) => (lang === 'en' ? 'It counts.' : '它在数。'));
    return {
      id: 'counter',
      parameters: params({ n: int(3, { min: 2, max: 9 }) }, { v: 1 }),
      Model: Counter as unknown as new () => Model,
      View: undefined as never,
      strings: { en: { title: 'A counter' }, zh: { title: '计数器' } },
      describe: (_model, _s, lang) => says(lang)
    } as AnyDefinition;
  }
  const steps = (n: number) => Array.from({ length: n }, (_, t) => t);

  test('only where something is wrong', () => {
    expect(() => assertFigureKeepsItsContract(counter({}))).not.toThrow();
  });

  test.each<[what: string, wrong: Parameters<typeof counter>[0], complaint: string]>([
    ['that answers NaN', { values: () => ({ y: [1, NaN] }) }, 'values.y[1] is NaN'],
    ['that answers undefined', { values: () => ({ y: undefined }) }, 'values.y is not JSON'],
    ['that answers a typed array', { values: () => ({ y: new Float64Array(2) }) }, 'values.y is not JSON'],
    [
      'that names other values at another time',
      { values: (_, t) => (t > 0 ? { y: 1 } : {}) },
      'other names than at first'
    ],
    ['whose value changes its kind', { values: (n) => ({ y: n > 4 ? 'many' : n }) }, 'and is a'],
    [
      'with time in the columns',
      { values: (n) => ({ y: [steps(n), steps(n)] }) },
      'y has time in its columns'
    ],
    ['that does not arrive', { seek: (t) => Math.min(t, 1) }, 'it stands at 1'],
    ['with a score above 1', { score: 1.5 }, 'its score is 1.5'],
    ['with a score that is no number', { score: NaN }, 'its score is NaN'],
    ['that says NaN', { says: (lang) => (lang === 'en' ? 'It counts to NaN.' : '它在数。') }, 'says NaN'],
    ['that speaks English in Chinese', { says: () => 'It counts.' }, 'in the other language'],
    ['that says nothing', { says: () => '' }, 'is no sentence']
  ])('%s', (_, wrong, complaint) => {
    expect(() => assertFigureKeepsItsContract(counter(wrong))).toThrow(complaint);
  });
});
