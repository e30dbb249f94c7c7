import { serve } from '../work/serve.ts';
import { measurePasses } from './job.ts';

serve(measurePasses());
