type Anchor = 'start' | 'middle' | 'end';
/** Where a number stands. */
export interface Place {
  at: readonly [x: number, y: number];
  anchor: Anchor;
}

/** The unbroken line of c, and below it the valve of what is written, the gates, h and x. */
const Y = { c: 54, valve: 122, tanh: 102, out: 150, gates: 200, h: 264, x: 302 };
const BOX = 40;

/**
 * Places in CSS pixels of everything in the drawing of the cell: laid out for the width, never scaled.
 *
 * @param many whether there are units beside the one that is drawn
 */
export function cellLayout(width: number, many: boolean) {
  const roomy = width >= 560;
  const inner = Math.min(width, 860);
  const start = (width - inner) / 2;
  const left = start + (roomy ? 6 : 4);
  const right = start + inner - (roomy ? 6 : 4);
  const valve = roomy ? 17 : 15;
  const box = { width: roomy ? 66 : 42, height: BOX };
  const x = roomy ? wide(start, inner) : narrow(right, inner);
  const top = Y.gates - BOX / 2;
  const foot = Y.gates + BOX / 2;
  const others = Y.x + 22;
  const at = (x: number, y: number, anchor: Anchor): Place => ({ at: [x, y], anchor });
  return {
    height: (many ? others : Y.x) + 14,
    y: { ...Y, others },
    left,
    right,
    x,
    box,
    valve,
    /** The numbers of the way back: on c before and past f, ∂L/∂ each gate, what each gives to h, and the second path. */
    numbers: {
      // Where the wires stand close, numbers go to the free side or a line lower, so that none lies on another.
      total: roomy ? at(left + 2, Y.c - 12, 'start') : at(left, Y.c - 32, 'start'),
      direct: at(x.f - valve - (roomy ? 5 : 2), Y.c - (roomy ? 12 : 13), 'end'),
      fromH: at(x.branch + (roomy ? 9 : -9), (Y.c + Y.tanh) / 2 - 4, roomy ? 'start' : 'end'),
      gates: {
        f: at(x.f + 7, Y.valve + 14, 'start'),
        i: roomy ? at(x.i + 2, Y.valve - 9, 'start') : at(x.i - 6, top - 14, 'end'),
        g: at(x.g + 7, top - 14, 'start'),
        o: roomy ? at(x.o + 2, Y.out - 9, 'start') : at(x.o + 5, Y.out - 10, 'end')
      },
      feeds: {
        f: at(x.f + 6, foot + 20, 'start'),
        i: at(x.i + 6, foot + 20, 'start'),
        g: at(x.g + 6, foot + 20, 'start'),
        o: roomy ? at(x.o + 6, foot + 20, 'start') : at(x.o - 6, foot + 37, 'end')
      },
      second: roomy ? at(x.second + 9, Y.c + 44, 'start') : at(x.second - 6, Y.c + 54, 'end')
    },
    /** Whether there is room for numbers beside the wires with their names. */
    roomy
  };
}

export type CellLayout = ReturnType<typeof cellLayout>;

/**
 * Horizontal places of the gates, of the sum (above g), of the branch to h, of the second path on the way back and of the
 * wire from the other units.
 */
function wide(start: number, inner: number) {
  const at = (share: number) => start + inner * share;
  const o = at(0.69);
  return { f: at(0.27), i: at(0.41), g: at(0.55), o, branch: at(0.84), second: start + 42, others: o + 30 };
}

/** From the right edge: room for a number beside the branch, the gates as close as their numbers allow. */
function narrow(right: number, inner: number) {
  const spare = Math.max(0, inner - 288);
  const branch = right - 46 - 0.1 * spare;
  const o = branch - 27 - 0.1 * spare;
  const pitch = 46 + 0.14 * spare;
  const f = o - 3 * pitch;
  return { f, i: f + pitch, g: f + 2 * pitch, o, branch, second: f - 27, others: o + 14 };
}
