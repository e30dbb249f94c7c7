import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { UnrolledGraph } from './model.svelte.ts';
import { passInWords } from './pass-in-words.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { listed, nodeWords } from '$figure/graph/words.ts';

export default widget({
  id: 'unrolled-graph',
  parameters,
  Model: UnrolledGraph,
  View,
  strings,
  describe: (model, s) => {
    const { shape, cell, steps, units } = model.params;
    const { structure, graph, shown } = model;
    const progress = model.progressAt(1);
    const { forward } = progress;
    const count = structure.count;
    const h = structure.nodes.findLast((node) => node.role === 'h' && progress.known(node));
    const pointed = shown ? (structure.index.get(shown.id) ?? -1) : -1;
    return s.describe({
      network: s.network(s.shapes[shape], s.cells[cell], steps, units),
      pass: passInWords(model, s),
      states: h ? s.states(h.t, listed(graph.nodes[structure.index.get(h.id) ?? 0].value)) : '',
      loss: forward === count ? formatNumber(graph.loss) : '?',
      pointed:
        pointed >= 0
          ? nodeWords(model, pointed, progress, s, shown?.kind === 'node' ? shown.entry : undefined)
          : undefined
    });
  }
});
