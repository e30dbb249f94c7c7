import { Server, type Job } from '../work/serve.ts';
import { expose } from 'comlink';
import { answerer, benchFor, writer, type Question } from './job.ts';
import type { Carried } from './network.ts';
import type { WriteAsk } from './writing.ts';

/** The network comes before all else, in a message of its own. */
let carried: Carried | undefined;
addEventListener('message', ({ data }: MessageEvent<{ carried?: Carried }>) => {
  carried ??= data.carried;
});

const bench = benchFor(() => {
  if (!carried) throw new Error('No network has come.');
  return carried;
});
const [write, answer] = [writer(bench), answerer(bench)];
type Ask = WriteAsk | readonly Question[];
const isList = (ask: Ask): ask is readonly Question[] => Array.isArray(ask);

const job: Job<Ask, unknown> = (ask, kernels) => (isList(ask) ? answer(ask, kernels) : write(ask, kernels));
expose(new Server(job));
