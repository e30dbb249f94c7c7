import { REPORT_INTERVAL } from '../work/pace.ts';
import { serve } from '../work/serve.ts';
import { learnSeveral } from './several.ts';

// Three of these run beside one page, which draws a map anew with every report: seven a second from all together.
serve(learnSeveral, { interval: 8 * REPORT_INTERVAL });
