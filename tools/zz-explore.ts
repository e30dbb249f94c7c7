import { compileKernels, wasmBackend } from '../src/engine/index.ts';
import { CHECK_EVERY, hasLearned, memoryFor, RecallLearning } from '../src/training/recall/learning.ts';
const kernels = await compileKernels({ relaxed: false });
const settings: any[] = [
 ['rnn','pytorch','drawn'],['gru','pytorch','drawn'],['lstm','pytorch','drawn'],
 ['rnn','orthogonal','drawn'],['lstm','pytorch','one'],
 ['gru','pytorch','log'],['lstm','pytorch','log'],['gru','orthogonal','log'],['lstm','orthogonal','log']];
for (const lag of [5,10,20,40,80,160]) for (const [cell,start,forget] of settings) {
  const out:number[]=[]; const t0=performance.now();
  for (let seed=1;seed<=5;seed++){ const spec={task:'recall' as const,lag,setting:{cell,start,forget},units:16,rate:0.005};
    const l=new RecallLearning(spec,seed,wasmBackend(kernels!,{bytes:memoryFor(spec)})); let s=0.5;
    while(l.updates<400){for(let i=0;i<CHECK_EVERY;i++)l.update(); s=l.test(); if(hasLearned('recall',s))break;} out.push(s>=0.99?l.updates:-Math.round(s*100)); }
  console.log(lag,cell,start,forget,out.join(' '),((performance.now()-t0)/1000).toFixed(1)+'s');
}
