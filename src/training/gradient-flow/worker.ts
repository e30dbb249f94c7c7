import { serve } from '../work/serve.ts';
import { measureFlows, REST } from './job.ts';

serve(measureFlows, { rest: REST });
