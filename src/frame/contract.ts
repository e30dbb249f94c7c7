import { loadNetwork, type Network, type Trace } from '$engine';
import { pytorch, safetensors } from './export/network.ts';
import { Figure } from './figure.svelte.ts';
import type { Lang } from './language.ts';
import { arbitrary, toJson, type Json } from './params/index.ts';
import { Shapes } from './shapes.ts';
import { seeded } from './testing.ts';
import type { AnyDefinition } from './widget.ts';

const languages: readonly Lang[] = ['en', 'zh'];

/**
 * Puts a figure into random states, without a page, and holds it to what its readers, hosts and exports count on: it can
 * be made and sent anywhere, tells its state in both languages, and answers `get` with JSON that keeps its shape.
 *
 * @throws Error with the parameters, where it does not
 */
export function assertFigureKeepsItsContract(definition: AnyDefinition, states = 60): void {
  const { parameters } = definition;
  const random = seeded(3);
  /** A figure may answer one task with other values than another: what is compared has the same names. */
  const shapes = new Map<string, Shapes>();
  for (let i = 0; i < states; i++) {
    const params = i === 0 ? parameters.defaults : arbitrary(parameters, random);
    try {
      assertWhole(definition, params, random, shapes);
    } catch (error) {
      const given = JSON.stringify(toJson(parameters, params));
      throw new Error(`${error instanceof Error ? error.message : String(error)}, with ${given}`, {
        cause: error
      });
    }
  }
  for (const { assertTimeFirst } of shapes.values()) assertTimeFirst();
}

function assertWhole(
  definition: AnyDefinition,
  params: Record<string, unknown>,
  random: () => number,
  shapes: Map<string, Shapes>
) {
  let lang: Lang = 'en';
  const figure = new Figure(definition, params, undefined, () => ({ s: definition.strings[lang], lang }));
  const { length } = figure.player;
  const names = Object.keys(figure.get().values).join();
  const shape = shapes.get(names) ?? new Shapes();
  shapes.set(names, shape);
  for (const t of new Set([0, Math.floor(random() * (length + 1)), length])) {
    if (figure.scrubs) {
      figure.seek(t);
      const arrived = figure.position().t;
      // A model that learns may find out on its way that there is less time.
      if (arrived !== Math.min(t, figure.player.length))
        throw new Error(`sent to ${t} it stands at ${arrived}`);
    }
    for (lang of languages) assertWords(figure.description, lang);
    const { values, length: now } = figure.get();
    assertJson(values, 'values');
    if (Object.keys(values).join() !== names)
      throw new Error(`at ${t} its values have other names than at first`);
    shape.add(values, now);
    const { score } = figure;
    if (score !== undefined && !(score >= 0 && score <= 1)) throw new Error(`its score is ${score}`);
  }
  figure.destroy();
}

function assertWords(description: string, lang: Lang) {
  const said = `its description in ${lang}, “${description}”`;
  if (!/\S{2,}.*[.。]/s.test(description)) throw new Error(`${said}, is no sentence`);
  const slip = /undefined|NaN|null|\[object|\{|Infinity/.exec(description);
  if (slip) throw new Error(`${said}, says ${slip[0]}`);
  if (/\p{Script=Han}/u.test(description) !== (lang === 'zh'))
    throw new Error(`${said}, is in the other language`);
}

/** JSON would turn NaN and ∞ into null, and forget what is undefined. */
function assertJson(value: unknown, path: string): asserts value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  } else if (Array.isArray(value)) value.forEach((item, i) => assertJson(item, `${path}[${i}]`));
  else if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    for (const [key, item] of Object.entries(value)) assertJson(item, `${path}.${key}`);
  else throw new Error(`${path} is not JSON but ${Object.prototype.toString.call(value)}`);
}

/**
 * Holds a figure to what its exported network promises, in random states: the file comes back with the same weights, the
 * script can be written, and the states and answers of the forward pass are those that `get` gives as h, c and y.
 *
 * @returns in how many of the states it had a network
 * @throws Error with the parameters, where it does not
 */
export function assertNetworkIsExported(definition: AnyDefinition, states = 12): number {
  const { parameters } = definition;
  const random = seeded(4);
  let offered = 0;
  for (let i = 0; i < states; i++) {
    const params = i === 0 ? parameters.defaults : arbitrary(parameters, random);
    const figure = new Figure(definition, params, undefined, () => ({
      s: definition.strings.en,
      lang: 'en'
    }));
    const pass = figure.pass();
    if (pass) {
      offered++;
      try {
        assertFiles(pass);
        assertNumbers(pass, figure.get().values);
      } catch (error) {
        const given = JSON.stringify(toJson(parameters, params));
        throw new Error(`${error instanceof Error ? error.message : String(error)}, with ${given}`, {
          cause: error
        });
      }
    }
    figure.destroy();
  }
  return offered;
}

function assertFiles(pass: Trace<Network>) {
  const back = loadNetwork(safetensors(pass));
  for (const name of pass.net.names) {
    const [before, after] = [pass.net, back].map((net) => net.parameter(name).data);
    if (before.length !== after.length || before.some((value, i) => !Object.is(value, after[i])))
      throw new Error(`${name} comes back from its file as ${after.join()}, not ${before.join()}`);
  }
  const script = pytorch(pass);
  if (!pass.net.names.every((name) => script.includes(`"${name}"`)))
    throw new Error('its script does not carry all weights');
}

/** The numbers of the first sequence, step by step: h and c of all layers, y the output. */
function assertNumbers(pass: Trace<Network>, values: Readonly<Record<string, Json>>) {
  const { numLayers, hiddenSize: H, outputSize } = pass.net.spec;
  const layers = Array.from({ length: numLayers }, (_, l) => l);
  const width = outputSize || H;
  const shown = {
    h: (t: number) => layers.flatMap((l) => Array.from(pass.h(l, t).subarray(0, H))),
    ...(pass.net.cell.hasC && {
      c: (t: number) => layers.flatMap((l) => Array.from(pass.c(l, t).subarray(0, H)))
    }),
    y: (t: number) => Array.from(pass.output.subarray(t * pass.B * width, (t * pass.B + 1) * width))
  };
  for (const [name, at] of Object.entries(shown)) {
    const list = values[name];
    if (!Array.isArray(list)) continue;
    if (list.length !== pass.T)
      throw new Error(`its network makes ${pass.T} steps, and ${name} has ${list.length}`);
    for (const [t, value] of list.entries()) {
      // A step without an answer, or a number that JSON does not know.
      if (value === null) continue;
      const numbers: unknown[] = [value].flat(2);
      const own = at(t);
      if (numbers.length !== own.length || numbers.some((number, i) => number !== null && number !== own[i]))
        throw new Error(`${name}[${t}] is ${numbers.join()}, and ${own.join()} in its network`);
    }
  }
}
