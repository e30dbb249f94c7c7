// npm start: from a bare machine with Node to the book in a browser.
import './node-version.mjs';
import { ensureInstalled } from './install.mjs';
import { Failure, main, root } from './run.mjs';
import { build, isBuilt } from './site.mjs';
import { join } from 'node:path';

/** The port asked for, or 4173 and those after it. */
function wantedPort() {
  const { PORT } = process.env;
  if (PORT === undefined || PORT === '') return { port: 4173, tries: 100 };
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Failure(`PORT must be a whole number from 0 to 65535, and is "${PORT}".`);
  return { port, tries: 1 };
}

await main(async () => {
  const { port, tries } = wantedPort();
  await ensureInstalled();
  // Only now: it stands on a package.
  const { listen, siteServer } = await import('./serve.mjs');
  if (isBuilt()) console.log('The build is up to date.');
  else await build();
  const base = process.env.BASE_PATH ?? '';
  const server = siteServer(join(root, 'build'), base);
  const open = await listen(server, port, tries).catch((error) => {
    throw new Failure(`Port ${port} cannot be used (${error.code}). Another one: PORT=8080 npm start`);
  });
  console.log(`\n  Unrolled is open at  http://localhost:${open}${base}/\n  Ctrl-C ends it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
});
