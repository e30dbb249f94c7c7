import type { Clock } from './clock.ts';
import { Server, type Job, type Run } from './serve.ts';

/** A clock for tests: it goes on by `tick` whenever it is read, and by whatever is slept, which is noted. */
export function handClock(tick = 0) {
  const clock = {
    time: 0,
    slept: [] as number[],
    now: () => (clock.time += tick),
    sleep: async (milliseconds: number) => {
      clock.slept.push(milliseconds);
      clock.time += milliseconds;
    }
  };
  return clock satisfies Clock;
}

/** What a job tells, by lane, when it is run through, or on from the news that are there. */
export async function told<Ask, News>(
  job: Job<Ask, News>,
  run: Omit<Run<Ask>, 'kernels'> & Partial<Run<Ask>>,
  server = new Server(job, { clock: handClock(1) })
): Promise<News[][]> {
  const lanes = job(run.ask, null).map((): News[] => []);
  await server.run({ kernels: null, ...run }, (pieces) => {
    for (const { lane, news } of pieces) if (news !== undefined) lanes[lane].push(news);
  });
  return lanes;
}
