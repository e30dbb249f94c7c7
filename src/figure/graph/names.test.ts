import { expect, test } from 'vitest';
import { Network, unrollGraph } from '$engine';
import { nameOf, nameText } from './names.ts';
import { structureOf } from './structure.ts';
import { smallGraph } from './testing.ts';

test('nodes are named by the symbols of the book', () => {
  const structure = structureOf(smallGraph({ cell: 'lstm', steps: 3, shape: 'encoder-decoder' }));
  const name = (id: string) => nameText(nameOf(structure.nodes[structure.index.get(id) ?? -1]));
  expect(name('Whh·h@2')).toBe('W_hh h_1');
  expect(name('f*c@2')).toBe('f_2  ⊙  c_1');
  expect(name('decoder/weight_hh_l0')).toBe('W′_hh');
});

test('biases are named after what they are added to', () => {
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 2, outputSize: 1, dtype: 'float64' });
  const graph = unrollGraph({ shape: 'many-to-many', net, x: [[1]], targets: [[1]], steps: 1 });
  const biases = structureOf(graph).nodes.filter(({ role }) => role === 'bias');
  expect(biases.map((node) => nameText(nameOf(node)))).toEqual(['b_xh', 'b_hh', 'b_y']);
});
