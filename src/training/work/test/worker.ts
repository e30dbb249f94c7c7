import { serve } from '../serve.ts';
import { count } from './counting.ts';

serve(count);
