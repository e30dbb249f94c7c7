import { arrow } from '$figure/plane/arrow.ts';
import type { Layout } from './layout.ts';
import type { Multilayer } from './model.svelte.ts';

type Point = readonly [x: number, y: number];

/** An arrow of the grid. */
export interface Edge {
  d: string;
  /** What it leads to is computed. */
  done: boolean;
  /** The gradient has passed: the arrow points the way that it went. */
  lit: boolean;
  /** By it a cell can act on the one that is pointed at. */
  acts: boolean;
}

/** From the input and the layer below, from the step before, and to every answer. */
export function edgesOf(model: Multilayer, layout: Layout): Edge[] {
  const { box, top, xOf, yOf } = layout;
  const last = model.params.layers - 1;
  const along = (from: Point, to: Point, lit: boolean) => (lit ? arrow(to, from, 6) : arrow(from, to, 6));
  const inner = model.places.flatMap((place) => {
    const { layer, step } = place;
    const [x, y] = [xOf(step), yOf(layer)];
    const lit = model.returned(place);
    const { pointed } = model;
    const acts = pointed !== undefined && layer <= pointed.layer && step <= pointed.step;
    const below = layer === 0 ? layout.bits : yOf(layer - 1) - box.height / 2 - 1;
    const ends: [Point, Point][] = [
      [
        [x, below],
        [x, y + box.height / 2 + 2]
      ]
    ];
    if (step > 0)
      ends.push([
        [xOf(step - 1) + box.width / 2 + 1, y],
        [x - box.width / 2 - 2, y]
      ]);
    return ends.map(([from, to]) => ({ d: along(from, to, lit), done: model.computed(place), lit, acts }));
  });
  const answers = Array.from({ length: model.steps }, (_, step) => {
    const lit = model.backward && step === model.steps - 1;
    const done = model.computed({ layer: last, step });
    return { d: along([xOf(step), top - 1], [xOf(step), top - 18], lit), done, lit, acts: false };
  });
  return [...inner, ...answers];
}
