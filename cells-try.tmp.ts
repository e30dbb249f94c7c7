import { readFileSync } from 'node:fs';
import { compileKernels } from '/tmp/w/cells/src/engine/index.ts';
import { characterModel } from '/tmp/w/cells/src/training/shipped/model.ts';
import { Bench, carry, readable } from '/tmp/w/cells/src/training/cells/network.ts';
import { following, holdsIn, targetOf } from '/tmp/w/cells/src/training/cells/follow.ts';
import { hypotheses } from '/tmp/w/cells/src/training/detective/hypotheses.ts';
import { read } from '/tmp/w/cells/src/training/cells/reading.ts';
import { effectOf } from '/tmp/w/cells/src/training/cells/effect.ts';
import { piece, closing } from '/tmp/w/cells/src/training/cells/writing.ts';
const file = process.argv[2] ?? '/tmp/w/cells/static/models/c.safetensors';
const model = characterModel('c', readFileSync(file));
const bench = new Bench(carry('c', model.network, model.characters), await compileKernels());
const sample = readable(readFileSync('/tmp/w/cells/src/training/cells/sample.c', 'utf8'), model.characters);
const run = (g: Generator<any, any>) => { for (;;) { const t = g.next(); if (t.done) return t.value; } };
let t0 = Date.now();
const free = read(bench, sample);
console.log('bits', free.bits.reduce((a, b) => a + b, 0) / free.bits.length, 'ms', Date.now() - t0);
for (const by of Object.keys(hypotheses) as (keyof typeof hypotheses)[]) {
  const f = run(following(bench, sample, { by }));
  const b = f.cells[0];
  const held = Math.max(...f.cells.map((c: any) => c.score));
  console.log(by.padEnd(20), 'cell', b.cell + 1, 'chosen', b.chosen.toFixed(2), 'score', b.score.toFixed(2), 'max', held.toFixed(2), 'luck', f.luck.toFixed(2), 'always', f.always.toFixed(2), 'probe', f.probe.toFixed(2));
  const target = holdsIn(targetOf({ by }, sample));
  for (const act of ['silence', 'on', 'off']) {
    let [s, n] = [0, 0];
    for (let t = 0; t < target.length; t++) if (target[t] === (act === 'on' ? 1 : 0)) { s += free.c[t * 256 + b.cell]; n++; }
    const value = act === 'silence' ? 0 : s / Math.max(1, n);
    const e = effectOf(free.bits, read(bench, sample, { cell: b.cell, value }).bits, target);
    console.log('   ', act.padEnd(8), value.toFixed(2), 'in', e.inside.characters, e.inside.before.toFixed(3), '→', e.inside.after.toFixed(3), 'out', e.outside.before.toFixed(3), '→', e.outside.after.toFixed(3), `${e.dearer}/${e.stretches}`);
  }
}
console.log('ms', Date.now() - t0);
