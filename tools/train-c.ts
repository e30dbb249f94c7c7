/**
 * npm run train:c [-- NAME…]
 *
 * Walks the whole road to the models of chapter 6: fetches and cleans the texts, trains `c` (C code) and `lines` (prose in
 * short lines) with the book's own engine, and writes static/models. Takes an hour; what was broken off goes on where it was
 * kept, in .cache/c. `npm run score -- --write` then writes what the cards say of them.
 */
import { join } from 'node:path';
import type { HeldOut } from '../src/training/shipped/held-out.ts';
import { CACHE, corpus } from './c-corpus/corpus.ts';
import { learn } from './shipped/learn.ts';
import { MIT, OWN } from './shipped/licences.ts';
import { prose } from './shipped/prose.ts';
import { recipes, type RecipeName } from './shipped/recipes.ts';
import { ship, shipHeldOut } from './shipped/ship.ts';

interface Source {
  train: () => string[];
  heldOut: () => HeldOut;
}
const sources: Record<RecipeName, Source> = {
  c: {
    train: () => corpus(console.log).train.map(({ text }) => text),
    heldOut: () => ({ licence: MIT, texts: corpus().heldOut })
  },
  lines: {
    train: () => prose().train,
    heldOut: () => ({
      licence: OWN,
      texts: prose().heldOut.map((text, i) => ({ path: `piece ${i + 1}`, notice: '', text }))
    })
  }
};

const asked = process.argv.slice(2).filter((name): name is RecipeName => name in recipes);
for (const name of asked.length > 0 ? asked : (Object.keys(recipes) as RecipeName[])) {
  const { config, cycles } = recipes[name];
  const checkpoint = join(CACHE, `${name}-${config.seed}.checkpoint`);
  const began = Date.now();
  const run = await learn(
    { config: { ...config, text: sources[name].train() }, cycles },
    checkpoint,
    (now, bits) =>
      console.log(
        `${name}: ${now.updates} updates, ${bits.toFixed(3)} bits, ${Math.round((Date.now() - began) / 1000)} s`
      )
  );
  await ship(name, run.network, run.vocabulary.characters, config);
  await shipHeldOut(name, sources[name].heldOut());
}
