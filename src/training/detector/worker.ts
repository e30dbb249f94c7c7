import { serve } from '../work/serve.ts';
import { search, tryStarts, type Attempt, type Snapshot, type Starts } from './job.ts';
import type { LearningSpec } from './learning.ts';

serve<LearningSpec | Starts, Snapshot | Attempt>((ask: LearningSpec | Starts, kernels) =>
  'seeds' in ask ? tryStarts(ask, kernels) : search(ask, kernels)
);
