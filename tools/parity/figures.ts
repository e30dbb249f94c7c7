import { Figure } from '../../src/frame/figure.svelte.ts';
import { arbitrary } from '../../src/frame/params/index.ts';
import { seeded } from '../../src/frame/testing.ts';
import type { AnyDefinition, Widget } from '../../src/frame/widget.ts';
import { pytorchScript } from '../../src/engine/index.ts';
import type { Scripted } from './scripts.ts';

const found = import.meta.glob<Widget>(['/src/widgets/*/index.ts', '/src/example/index.ts'], {
  eager: true,
  import: 'default'
});

/** Random states that are tried where a figure shows no network at its defaults. */
const TRIED = 100;

/** The script of every figure that shows a network: at its defaults, or else in the first random state in which it does. */
export const scripts = (): Scripted[] =>
  Object.values(found).flatMap(({ definition }) => scriptOf(definition));

function scriptOf(definition: AnyDefinition): Scripted[] {
  const { id, parameters, strings } = definition;
  if (!('pass' in definition.Model.prototype)) return [];
  const random = seeded(1);
  for (let i = 0; i < TRIED; i++) {
    const params = i === 0 ? parameters.defaults : arbitrary(parameters, random);
    const figure = new Figure(definition, params, undefined, () => ({ s: strings.en, lang: 'en' }));
    const pass = figure.pass();
    figure.destroy();
    if (pass) return [{ name: id, script: pytorchScript(pass.net, pass, { carried: true }) }];
  }
  throw new Error(`${id} shows no network in any of ${TRIED} states.`);
}
