/**
 * npm run train -- c [NAME…]
 *
 * Walks the whole road to the models of chapter 6: fetches and cleans the texts, trains `c` (C code) and `lines` (prose in
 * short lines) with the book's own engine, and writes static/models. Takes an hour; what was broken off goes on where it was
 * kept, in .cache/c. `npm run score -- c --write` then writes what the cards say of them.
 */
import { join } from 'node:path';
import { CACHE, corpus } from './c-corpus/corpus.ts';
import { learn } from './shipped/learn.ts';
import { prose } from './shipped/prose.ts';
import { recipes, type RecipeName } from './shipped/recipes.ts';
import { ship } from './shipped/ship.ts';

const texts: Record<RecipeName, () => string[]> = {
  c: () => corpus(console.log).train.map(({ text }) => text),
  lines: () => prose().train
};

const asked = process.argv.slice(2).filter((name): name is RecipeName => name in recipes);
for (const name of asked.length > 0 ? asked : (Object.keys(recipes) as RecipeName[])) {
  const { config, cycles } = recipes[name];
  const checkpoint = join(CACHE, `${name}-${config.seed}.checkpoint`);
  const began = Date.now();
  const run = await learn({ config: { ...config, text: texts[name]() }, cycles }, checkpoint, (now, bits) =>
    console.log(
      `${name}: ${now.updates} updates, ${bits.toFixed(3)} bits, ${Math.round((Date.now() - began) / 1000)} s`
    )
  );
  await ship(name, run.network, run.vocabulary.characters, config);
}
