// node tools/tool.mjs NAME [ARGS…]: runs tools/NAME.ts with the kernels as they are written now. Where there is a family
// tools/NAME-*.ts instead, the first argument says which: npm run study -- learn.
import './node-version.mjs';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { buildKernels } from './build-wasm.mjs';
import { Failure, main, root, runInstalled } from './run.mjs';

/**
 * @param {string} name
 * @param {string | undefined} member
 */
function memberOf(name, member) {
  const family = readdirSync(join(root, 'tools')).flatMap((file) =>
    file.startsWith(`${name}-`) && file.endsWith('.ts') ? [file.slice(name.length + 1, -3)] : []
  );
  if (member !== undefined && family.includes(member)) return `${name}-${member}`;
  throw new Failure(`Which one? npm run ${name} -- ${family.join(' | ')}`);
}

await main(async () => {
  const [name, ...args] = argv.slice(2);
  const tool = existsSync(join(root, 'tools', `${name}.ts`)) ? name : memberOf(name, args.shift());
  await buildKernels();
  process.exitCode = await runInstalled('tsx', [join(root, 'tools', `${tool}.ts`), ...args]);
});
