import { REPORT_INTERVAL } from '../work/pace.ts';
import { serve } from '../work/serve.ts';
import { learnSeveral } from './several.ts';

// Three of these run beside one page, which hears 20 reports a second from all together.
serve(learnSeveral, { interval: 3 * REPORT_INTERVAL });
