import { serve } from '../work/serve.ts';
import { measureCosts } from './job.ts';

serve(measureCosts());
