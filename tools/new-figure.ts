// npm run new:figure -- my-figure: copies src/example, the smallest figure that has everything, to src/widgets/my-figure.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { Failure, main, root } from './run.mjs';
import { writeFormatted } from './written.ts';

const template = 'src/example';

/** The class of a figure's model: `LstmGates` for `lstm-gates`. */
const classOf = (id: string) => id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The files of a new figure, and what is in them.
 *
 * @throws {Failure} where a figure cannot have this id
 */
export function newFigure(id: string): { path: string; text: string }[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Failure(
      `A figure's id is its address: small letters, digits and single hyphens, as in lstm-gates; "${id}" is not.`
    );
  const folder = `src/widgets/${id}`;
  if (existsSync(join(root, folder))) throw new Failure(`There is a figure "${id}" already, in ${folder}.`);
  const files = readdirSync(join(root, template)).map((name) => ({
    name,
    text: readFileSync(join(root, template, name), 'utf8')
  }));
  const name = classOf(id);
  if (id !== 'example' && files.some(({ text }) => new RegExp(`\\b${name}(Strings)?\\b`).test(text)))
    throw new Failure(`The model of "${id}" would be called ${name}, and something else is.`);
  return files.map(({ name: file, text }) => ({
    path: `${folder}/${file}`,
    text: text.replace(/'example'/g, `'${id}'`).replace(/\bExample(?=\b|Strings\b)/g, name)
  }));
}

async function create(id: string | undefined) {
  if (id === undefined) throw new Failure('How is it to be called? npm run new:figure -- my-figure');
  const files = newFigure(id);
  mkdirSync(join(root, 'src/widgets', id));
  for (const { path, text } of files) await writeFormatted(path, text);
  console.log(`${files.map(({ path }) => path).join('\n')}

npm run dev, and it is at http://localhost:5173/embed/${id}/. CONTRIBUTING.md says what each file is for.`);
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) await main(() => create(argv[2]));
