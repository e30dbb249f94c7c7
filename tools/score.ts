/**
 * npm run score [-- NAME… --write]
 *
 * What the shipped models are worth, from static/models alone: bits per held-out character, and which cells follow what. This
 * is what their cards say; with --write it is written there.
 */
import { recipes, type RecipeName } from './shipped/recipes.ts';
import { linesOf, reportOf } from './shipped/scores.ts';
import { writeMeasured } from './written.ts';

const args = process.argv.slice(2);
const names = Object.keys(recipes) as RecipeName[];
const asked = names.filter((name) => args.includes(name));
for (const name of asked.length > 0 ? asked : names) {
  const lines = linesOf(await reportOf(name));
  console.log(`${name}\n\n${lines.join('\n')}\n`);
  if (args.includes('--write')) await writeMeasured(`static/models/${name}.md`, lines);
}
