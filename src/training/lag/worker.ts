import { serve } from '../work/serve.ts';
import { learnLag } from './job.ts';

serve(learnLag);
