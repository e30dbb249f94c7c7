import { expect, test } from 'vitest';
import { Watchdog } from './watchdog.ts';

/** Sleeps end when the test says so. */
function stage(answer: () => Promise<unknown>) {
  let wake: () => void = () => {};
  const seen = { asked: 0, silent: 0, slept: 0 };
  const watchdog = new Watchdog({
    patience: 10_000,
    clock: {
      now: () => 0,
      sleep: () => {
        seen.slept++;
        return new Promise((resolve) => (wake = resolve));
      }
    },
    ask: () => {
      seen.asked++;
      return answer();
    },
    silent: () => seen.silent++
  });
  /** Patience runs out, and all that follows from it happens. */
  const patience = async () => {
    wake();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return { watchdog, seen, patience };
}

const never = () => new Promise<void>(() => {});

test('a worker that says nothing is asked, and given up when it does not answer either', async () => {
  const { watchdog, seen, patience } = stage(never);
  watchdog.watch();
  await patience();
  expect(seen).toMatchObject({ asked: 1, silent: 0 });
  await patience();
  expect(seen).toMatchObject({ asked: 1, silent: 1 });
});

test('a worker that answers is left in peace, and so is one that reports', async () => {
  const answering = stage(async () => {});
  answering.watchdog.watch();
  for (let i = 0; i < 6; i++) await answering.patience();
  expect(answering.seen.silent).toBe(0);
  expect(answering.seen.asked).toBe(3);
  const reporting = stage(never);
  reporting.watchdog.watch();
  for (let i = 0; i < 6; i++) {
    reporting.watchdog.beat();
    await reporting.patience();
  }
  expect(reporting.seen).toMatchObject({ asked: 0, silent: 0 });
});

test('silence counts only while something is expected', async () => {
  const { watchdog, seen, patience } = stage(never);
  watchdog.watch();
  await patience();
  watchdog.rest();
  await patience();
  await patience();
  expect(seen).toMatchObject({ asked: 1, silent: 0, slept: 2 });
  watchdog.watch();
  watchdog.watch();
  await patience();
  await patience();
  expect(seen).toMatchObject({ asked: 2, silent: 1 });
});
