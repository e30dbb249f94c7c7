/**
 * npm run train:c
 *
 * Walks the whole road to the network of chapter 6 that writes C: fetches and cleans the code, trains the network with the
 * book's own engine, and writes static/models. Takes an hour; what was broken off goes on where it was kept, in .cache/c.
 * `npm run score -- --write` then writes what the card says of it.
 */
import { join } from 'node:path';
import { CACHE, corpus } from './c-corpus/corpus.ts';
import { learn } from './shipped/learn.ts';
import { MIT } from './shipped/licences.ts';
import { recipes } from './shipped/recipes.ts';
import { ship, shipHeldOut } from './shipped/ship.ts';

const { config, cycles } = recipes.c;
const { train, heldOut } = corpus(console.log);
const began = Date.now();
const course = { config: { ...config, text: train.map(({ text }) => text) }, cycles };
const run = await learn(course, join(CACHE, `c-${config.seed}.checkpoint`), ({ updates }, bits) =>
  console.log(`${updates} updates, ${bits.toFixed(3)} bits, ${Math.round((Date.now() - began) / 1000)} s`)
);
await ship('c', run.network, run.vocabulary.characters, config);
await shipHeldOut('c', { licence: MIT, texts: heldOut });
