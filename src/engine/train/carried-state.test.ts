import { describe, expect, it } from 'vitest';
import { Network, Rng, TruncatedBptt, type State } from '../index.ts';
import { cells, machines } from '../testing.ts';

const B = 2;
const spec = { inputSize: 3, hiddenSize: 2, outputSize: 3 };
const shape = `numLayers 1 × B ${B} × hiddenSize 2`;

for (const { name: backendName, backend } of machines) {
  const make = (name: 'lstm' | 'gru') => {
    const net = new Network({ ...cells[name], ...spec }, { backend: backend() }).init(new Rng(1));
    const bptt = new TruncatedBptt(net, 2, B);
    bptt.run(Int32Array.of(0, 1, 2, 0), [1, 2, 0, 1]);
    return bptt;
  };
  const shown = ({ state }: TruncatedBptt) => ({
    h: [...(state.h as Float32Array)],
    c: [...((state.c ?? ([] as number[])) as Float32Array)]
  });

  describe(`on ${backendName}, a state that is carried on`, () => {
    it('is refused as a forward pass refuses it, and the old one stays', () => {
      const bptt = make('lstm');
      const before = shown(bptt);
      const wrong: [unknown, string][] = [
        [{ h: [1, 1] }, `h0: expected 4 numbers (${shape}), got 2`],
        [{ h: [1, 1, 1, 1], c: [1] }, `c0: expected 4 numbers (${shape}), got 1`],
        [{ h: [1, 1, 1, NaN] }, 'h0[3]: expected a finite number, got NaN'],
        [
          { h: [1, 1, 1, 1], c: [0, 0, 1e39, 0] },
          'c0[2]: expected a finite number, got 1e+39, too large for float32'
        ],
        [{ c: [1, 1, 1, 1] }, 'h0: expected 4 numbers, got undefined'],
        [undefined, 'state: expected an object of h and c, got undefined']
      ];
      for (const [state, message] of wrong) {
        expect(() => (bptt.state = state as State)).toThrow(message);
        expect(shown(bptt)).toEqual(before);
      }
      const gru = make('gru');
      expect(() => (gru.state = { h: [1, 1, 1, 1], c: [0, 0, 0, 0] })).toThrow(
        'c0: expected nothing (gru has no c), got 4 numbers'
      );
    });

    it('without a c has a c of 0, not the one of before', () => {
      const bptt = make('lstm');
      expect(shown(bptt).c.some((c) => c !== 0)).toBe(true);
      bptt.state = { h: [1, 2, 3, 4] };
      expect(shown(bptt)).toEqual({ h: [1, 2, 3, 4], c: [0, 0, 0, 0] });
    });

    it('is that of before after a chunk that is refused, and so are the gradients', () => {
      const bptt = make('lstm');
      const { net } = bptt;
      const before = { ...shown(bptt), grad: net.grad.slice(), dy: bptt.gradients.dy.slice() };
      const wrong: [Int32Array, number[], string][] = [
        [Int32Array.of(0, 1, 2, 0), [1, 2, 3, 0], 'targets[2]: expected an integer from 0 to 2'],
        [Int32Array.of(0, 1, 2, 0), [1, 2], 'targets: expected 4 numbers (T 2 × B 2), got 2'],
        [Int32Array.of(0, 1, 2, 0), [-1, -1, -1, -1], 'targets: expected at least one that is not −1'],
        [Int32Array.of(0, 1, 3, 0), [1, 2, 0, 1], 'x[2]: expected a token from 0 to 2, got 3'],
        [Int32Array.of(0, 1), [1, 2, 0, 1], 'x: expected 4 tokens (T 2 × B 2), got 2']
      ];
      for (const [tokens, targets, message] of wrong) {
        for (const act of [() => bptt.run(tokens, targets), () => bptt.evaluate(tokens, targets)]) {
          expect(act).toThrow(message);
          expect({ ...shown(bptt), grad: net.grad, dy: bptt.gradients.dy }).toEqual(before);
        }
      }
    });

    it('is forgotten for an item of the batch, not for one that is not there', () => {
      const bptt = make('gru');
      expect(() => bptt.reset(2)).toThrow('item: expected one from 0 to 1, got 2');
      bptt.reset(0);
      expect(shown(bptt).h.map((h) => h === 0)).toEqual([true, true, false, false]);
    });
  });
}
