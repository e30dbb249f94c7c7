/** `import Name from '$widgets/id/index.ts';`, a line of its own. */
const figure = /^[ \t]*import (\w+) from '(\$widgets\/([\w-]+)\/index\.ts)';\n/gm;

/**
 * A chapter names its figures as any component does; here each import becomes one that is made later. The server needs all
 * of them at once.
 *
 * @param {string} source a Svelte component
 * @returns {{ source: string, names: ReadonlySet<string> }} names of the figures' components
 */
export function madeLater(source) {
  const names = new Set();
  const lines = [...source.matchAll(figure)].map(([, name, path, id]) => {
    names.add(name);
    const load = `import('${path}')`;
    return `  const ${name} = later('${id}', async () => (await ${load}).default, import.meta.env.SSR ? (await ${load}).default : undefined);`;
  });
  if (lines.length === 0) return { source, names };
  const script = [`  import { later } from '$book/later/later.ts';`, ...lines].join('\n');
  return {
    names,
    source: source.replace(figure, '').replace('<script module>', `<script module>\n${script}`)
  };
}
