import { serve } from '../work/serve.ts';
import { learnTied } from './job.ts';

serve(learnTied);
