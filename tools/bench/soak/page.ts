// What `npm run bench:soak` and a browser test run in a page of the book: a training, driven from outside.
import { TextTraining, type News } from '../../../src/training/text-training.ts';
import type { TextRunConfig } from '../../../src/training/run/config.ts';

export interface Progress {
  state: string;
  backend: string | undefined;
  updates: number;
  characters: number;
  /** Milliseconds of work in the worker. */
  worked: number;
  loss: number;
  reports: number;
  checkpoints: number;
  checkpointBytes: number;
}

let news: News | undefined;
let updates = 0;
let reports = 0;
let worked = 0;
let loss = NaN;

const training = new TextTraining({
  onNews: (one) => {
    news = one;
    reports++;
    updates = one.updates.at(-1)?.update ?? updates;
    worked += one.worked;
    loss = one.updates.at(-1)?.loss ?? loss;
  }
});

/** A task of the main thread that took longer than 50 ms. */
export interface LongTask {
  /** Milliseconds since the page was opened, and that it took. */
  at: number;
  took: number;
  /** Whether the page was being scrolled. */
  scrolled: boolean;
}
const long: LongTask[] = [];
new PerformanceObserver((list) => {
  const scrolled = frames !== undefined;
  for (const { startTime, duration } of list.getEntries())
    long.push({ at: Math.round(startTime), took: duration, scrolled });
}).observe({ type: 'longtask' });

let frames: number[] | undefined;
function frame(time: number): void {
  frames?.push(time);
  if (frames) requestAnimationFrame(frame);
}

/** How long it takes, in milliseconds. */
async function timed(what: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await what();
  return performance.now() - began;
}

const driver = {
  start: (config: TextRunConfig) => training.start(config),
  pause: () => timed(() => training.pause()),
  resume: () => training.resume(),
  setRate: (rate: number) => timed(() => training.setRate(rate)),
  cancel: () => timed(() => training.cancel()),
  leave: () => training.leave(),
  progress: (): Progress => ({
    state: training.state,
    backend: training.started?.backend,
    updates,
    characters: news?.characters ?? 0,
    worked,
    loss,
    reports,
    checkpoints: training.timeline.checkpoints.length,
    checkpointBytes: training.timeline.bytes
  }),
  /** The long tasks since the last call. */
  longTasks: () => long.splice(0),
  watchFrames(): void {
    frames = [];
    requestAnimationFrame(frame);
  },
  /** When the main thread was given a frame since `watchFrames`, in milliseconds. */
  frames(): number[] {
    const seen = frames ?? [];
    frames = undefined;
    return seen;
  }
};
export type Driver = typeof driver;

Object.assign(globalThis, { soak: driver });
