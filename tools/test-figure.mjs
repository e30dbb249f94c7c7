// npm run test:figure -- ID: what one figure must hold, out of all that npm test runs.
import './node-version.mjs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from './nearest.mjs';
import { Failure, main, root, runInstalled } from './run.mjs';
import { build, isBuilt } from './site.mjs';

const figures = readdirSync(join(root, 'src', 'widgets'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** @param {string[]} args */
function chosen([id, ...rest]) {
  if (id === undefined || rest.length > 0)
    throw new Failure('Name one figure: npm run test:figure -- lstm-gates');
  if (!figures.includes(id))
    throw new Failure(`There is no figure "${id}". Did you mean ${nearest(id, figures).join(' or ')}?`);
  return id;
}

/**
 * A figure's own browser tests: `id.spec.ts` and `id-anything.spec.ts`, but not those of a figure whose longer name begins alike.
 *
 * @param {string} id
 */
function ownSpecs(id) {
  const begins = (/** @type {string} */ file, /** @type {string} */ name) =>
    file === `${name}.spec.ts` || file.startsWith(`${name}-`);
  return readdirSync(join(root, 'tests', 'e2e')).filter(
    (file) =>
      file.endsWith('.spec.ts') &&
      begins(file, id) &&
      !figures.some((other) => other.length > id.length && begins(file, other))
  );
}

/** @param {Promise<number>} running */
async function must(running) {
  if ((await running) !== 0) throw new Failure('The lines above say what is wrong.');
}
const vitest = (/** @type {string[]} */ ...args) => must(runInstalled('vitest', ['run', ...args]));
const playwright = (/** @type {string[]} */ ...args) =>
  must(runInstalled('@playwright/test', ['test', '--project=site', ...args], {}, 'playwright'));

await main(async () => {
  const id = chosen(process.argv.slice(2));
  await vitest(`src/widgets/${id}/`, '--passWithNoTests');
  await vitest('tests/models/contract.test.ts', 'tests/unit/every-widget.test.ts', '-t', `^${id} `);
  if (!isBuilt()) await build();
  await playwright('figures.spec.ts', 'pages.spec.ts', '-g', `(^| )(${id} |/(zh/)?embed/${id}/ )`);
  const own = ownSpecs(id);
  if (own.length > 0) await playwright(...own.map((file) => `/${file}`));
});
