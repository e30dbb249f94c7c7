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
    const { at, now } = model;
    const { gates, c, h, y, dc, direct, throughH, dcBefore } = now;
    const n = formatNumber;
    if (model.backward)
      return s.describeBackward(at + 1, n(dc), n(gates.f), n(direct), n(throughH), n(dcBefore));
    const open = lstm.gates.map((gate) => `${gate} ${n(gates[gate])}`).join(', ');
    return s.describeForward(at + 1, model.params.text[at], open, n(c), n(h), n(y));
  }
});
