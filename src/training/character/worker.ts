import { serve } from '../work/serve.ts';
import type { Handed } from './handed.ts';
import { asked } from './job.ts';

/** The model comes before all else, in a message of its own. */
let handed: Handed | undefined;
addEventListener('message', ({ data }: MessageEvent<{ handed?: Handed }>) => {
  handed ??= data.handed;
});

serve(
  asked(() => {
    if (!handed) throw new Error('No model has come.');
    return handed;
  })
);
