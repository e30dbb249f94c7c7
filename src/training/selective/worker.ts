import { REPORT_INTERVAL } from '../work/pace.ts';
import { serve } from '../work/serve.ts';
import { learnSelective } from './job.ts';

// Two of these run beside one page, which hears 20 reports a second from both together.
serve(learnSelective, { interval: 2 * REPORT_INTERVAL });
