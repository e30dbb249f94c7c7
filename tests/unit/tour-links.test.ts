import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { accept, type Parameters } from '../../src/frame/params/index.ts';

const found = import.meta.glob<Parameters<Record<string, unknown>>>('/src/widgets/*/params.ts', {
  eager: true,
  import: 'parameters'
});
const parametersOf = (id: string) => found[`/src/widgets/${id}/params.ts`];

const content = fileURLToPath(new URL('../../content', import.meta.url));
const chapters = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /[\\/](en|zh)\.md$/.test(path)
);

type Expression = AST.ExpressionTag['expression'];

/** What a literal says. @throws Error on anything else: a link holds the same state for every reader. */
function literal(node: Expression): unknown {
  if (node.type === 'Literal') return node.value;
  if (node.type === 'UnaryExpression' && node.operator === '-') return -Number(literal(node.argument));
  if (node.type === 'ArrayExpression') return node.elements.map((one) => literal(one as Expression));
  if (node.type === 'ObjectExpression')
    return Object.fromEntries(
      node.properties.map((one) => {
        if (one.type !== 'Property' || one.key.type !== 'Identifier') throw new Error('no plain property');
        return [one.key.name, literal(one.value as Expression)];
      })
    );
  throw new Error(`${node.type} is no literal`);
}

/** The attributes of every `<Show …>` of a chapter. */
function links(markdown: string): Record<string, unknown>[] {
  return [...markdown.matchAll(/<Show\s[^>]*>/g)].map(([tag]) => {
    const [show] = parse(`${tag}</Show>`, { modern: true }).fragment.nodes;
    if (show.type !== 'Component') throw new Error(`cannot read ${tag}`);
    return Object.fromEntries(
      show.attributes.map((attribute) => {
        if (attribute.type !== 'Attribute' || attribute.value === true) throw new Error(`cannot read ${tag}`);
        const value = Array.isArray(attribute.value) ? attribute.value[0] : attribute.value;
        return [attribute.name, value.type === 'Text' ? value.data : literal(value.expression)];
      })
    );
  });
}

/** What a figure would say to a link; undefined where it takes it as it stands. */
function complaint({ figure, set = {}, t, ...others }: Record<string, unknown>): string | undefined {
  const parameters = parametersOf(String(figure));
  if (!parameters) return `There is no figure "${String(figure)}".`;
  if (Object.keys(others).length > 0) return `A link has no "${Object.keys(others)[0]}".`;
  if (t !== undefined && !(Number.isInteger(t) && Number(t) >= 0)) return 't is a whole number from 0.';
  const accepted = accept(parameters, parameters.defaults, set);
  if (!accepted.ok) return accepted.error;
  for (const [name, value] of Object.entries(set as object)) {
    const taken = parameters.fields[name].accept(value, name);
    if (!taken.ok || JSON.stringify(taken.value) !== JSON.stringify(value))
      return `${name} is out of range: ${JSON.stringify(value)}.`;
  }
  return undefined;
}

describe.each(chapters)('%s', (path) => {
  test('sets its figures to states that they can take', () => {
    const all = links(readFileSync(join(content, path), 'utf8'));
    expect(all.map(complaint).filter((one) => one !== undefined)).toEqual([]);
  });
});

test('there are links to check', () => {
  expect(chapters.flatMap((path) => links(readFileSync(join(content, path), 'utf8'))).length).toBeGreaterThan(
    10
  );
});

test.each([
  ['<Show figure="nowhere" t={3}>', 'There is no figure "nowhere".'],
  ['<Show figure="repeated-ones" set={{ colour: 1 }}>', 'There is no parameter "colour"'],
  ['<Show figure="repeated-ones" set={{ units: "2" }}>', 'units must be'],
  ['<Show figure="repeated-ones" set={{ units: 700 }}>', 'units is out of range'],
  ['<Show figure="repeated-ones" t={-1}>', 't is a whole number'],
  ['<Show figure="repeated-ones" time={1}>', 'A link has no "time"']
])('%s is noticed', (tag, said) => {
  expect(complaint(links(tag)[0])).toContain(said);
});
