import type { Job } from '../work/serve.ts';
import { learnRecall, type Course } from './job.ts';

/** Several courses side by side, each with its own task, cell and distance: lanes are the seeds of the first, then the next. */
export const learnSeveral: Job<readonly Course[], number> = (courses, kernels) =>
  courses.flatMap((course) => learnRecall(course, kernels));

export const lanesOf = (courses: readonly Course[]): number =>
  courses.reduce((sum, { seeds }) => sum + seeds.length, 0);

/** What was told of each of the courses, from what was told of all lanes. */
export function byCourse<Told>(courses: readonly Course[], lanes: readonly Told[]): (readonly Told[])[] {
  let at = 0;
  return courses.map(({ seeds }) => lanes.slice(at, (at += seeds.length)));
}
