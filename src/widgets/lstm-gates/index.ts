import { lstm } from '$figure/cell/gated.ts';
import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { LstmGates } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'lstm-gates',
  parameters,
  Model: LstmGates,
  View,
  strings,
  describe: (model, s) => {
    if (model.t === 0) return s.nothingRead;
    const { at, now: step } = model;
    const n = formatNumber;
    if (model.backward)
      return s.describeBackward(
        at + 1,
        n(step.dc),
        n(step.gates.f),
        n(step.direct),
        n(step.throughH),
        n(step.dcBefore)
      );
    const gates = lstm.gates.map((gate) => `${gate} ${n(step.gates[gate])}`).join(', ');
    return s.describeForward(at + 1, model.params.text[at], gates, n(step.c), n(step.h), n(step.y));
  }
});
