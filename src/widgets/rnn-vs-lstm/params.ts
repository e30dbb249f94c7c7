import { choice, guess, int, params, real, type Values } from '$frame/params/index.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import { cells, forgets, starts } from '$training/recall/setting.ts';
import { tasks } from '$training/recall/task.ts';

/** What is learned while one watches; longer lags are for those who ask. */
export const LIVE_LAG = 50;
export const MOST_LAG = 200;
export const MOST_SEEDS = 8;
export const LAST_SEED = 9990;

export const parameters = params(
  {
    task: choice('recall', tasks),
    lag: int(50, { min: 2, max: MOST_LAG }),
    leftCell: choice('rnn', cells),
    leftStart: choice('orthogonal', starts),
    leftForget: choice('drawn', forgets),
    rightCell: choice('lstm', cells),
    rightStart: choice('pytorch', starts),
    rightForget: choice('one', forgets),
    same: choice('units', ['units', 'parameters']),
    // Of an LSTM, and of all where units are what is the same.
    hidden: int(16, { min: 4, max: 32 }),
    rate: real(0.005, { min: 1e-4, max: 0.05 }),
    updates: int(1000, { min: 100, max: 4000 }),
    seeds: int(5, { min: 1, max: MOST_SEEDS }),
    // The first of them.
    seed: int(1, { min: 1, max: LAST_SEED }),
    // Who the reader expects to learn it: left, right, both, neither.
    bet: guess({ min: 0, max: 3 }),
    goal: choice('free', ['free', 'win-at-lag'])
  },
  {
    v: 2,
    past: { 1: { bet: 'skipped' } },
    normalise: (values) => ({
      ...values,
      updates: Math.round(values.updates / CHECK_EVERY) * CHECK_EVERY,
      // The exercise is about how these two start.
      ...(values.goal === 'win-at-lag' && {
        leftCell: 'rnn' as const,
        rightCell: 'lstm' as const
      })
    })
  }
);

/** What `npm run study -- recall` gives each task: the adding problem takes longer. */
export const planOf = (task: Values<typeof parameters>['task']) =>
  task === 'recall' ? { rate: 0.005, updates: 1000 } : { rate: 0.01, updates: 3000 };

export type RecallParams = Values<typeof parameters>;
