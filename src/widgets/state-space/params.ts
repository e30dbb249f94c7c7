import { choice, int, numbers, params, real, type Values } from '$frame/params/index.ts';
import { presetNames, presets } from './presets.ts';

export const WEIGHT = { min: -3, max: 3 };
export const STATE = { min: -1, max: 1 };
export const MOST_STARTS = 6;

/** Whole points only, and at least one. */
function pairs(starts: readonly number[]): readonly number[] {
  if (starts.length < 2) return [0.1, 0.8];
  return starts.length % 2 === 0 ? starts : starts.slice(0, -1);
}

export const parameters = params(
  {
    // A name that stands for weights: it sets Whh and is then forgotten, so that whatever is written last, a name or
    // single weights, is what counts. The figure tells by the weights which preset it shows.
    preset: choice('custom', ['custom', ...presetNames]),
    Whh: numbers(presets.latch.Whh, { ...WEIGHT, minLength: 4, maxLength: 4 }),
    Wxh: numbers([1, 0], { ...WEIGHT, minLength: 2, maxLength: 2 }),
    x: real(0, { min: -2, max: 2 }),
    starts: numbers(presets.latch.starts.flat(), {
      ...STATE,
      minLength: 2,
      maxLength: 2 * MOST_STARTS
    }),
    steps: int(20, { min: 1, max: 100 }),
    view: choice('arrows', ['arrows', 'grid', 'basins'])
  },
  {
    v: 1,
    normalise: (values) => ({
      ...values,
      preset: 'custom' as const,
      Whh: values.preset === 'custom' ? values.Whh : presets[values.preset].Whh,
      starts: pairs(values.starts)
    })
  }
);

export type StateSpaceParams = Values<typeof parameters>;
export type View = StateSpaceParams['view'];
