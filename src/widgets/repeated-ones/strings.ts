import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'A detector of repeated 1s',
    picture: 'The string of bits with states and answers, and the arithmetic of one step',
    box: 'The weights, the same at every step',
    unroll: {
      pull: 'pull',
      handle: 'Copies pulled out of the loop',
      pulled: (copies: number, of: number) => `${copies} of ${of}`,
      input: (step: number, x: string) => `Bit ${step}, ${x}`
    },
    openCell: 'Open W',
    closeCell: 'Close W',
    hintWeights: 'Drag a weight sideways, or select it and type.',
    bits: 'Bits',
    bitsHelp: '0 and 1, up to 64',
    badBits: (kept: number) =>
      `A string of bits holds only 0 and 1, at most 64 of them. ${kept === 0 ? 'Nothing was changed.' : `The first ${kept} were kept.`}`,
    noBits: 'Type at least one bit. The old string stays until you do.',
    bit: (t: number) => `Bit ${t}`,
    goal: 'Goal',
    goals: {
      'repeated-ones': 'two 1s in a row',
      'two-zeros': 'two 0s in a row',
      'three-ones': 'three 1s in a row',
      'rising-edge': 'a rising edge',
      parity: 'an odd number of 1s'
    },
    units: 'Units',
    wanted: 'wanted',
    wantedShort: 'want',
    ok: 'right',
    wrong: 'wrong',
    start: 'start',
    Whh: (row: number, column: number) => `W h h, row ${row}, column ${column}`,
    Wxh: (row: number) => `W x h, row ${row}`,
    Why: (column: number) => `W h y, column ${column}`,
    h0: (row: number) => `Initial state, unit ${row}`,
    passes: (tried: string, length: number) => `Right on all ${tried} strings of up to ${length} bits.`,
    fails: (got: string, wanted: number) => `the last bit should get ${wanted}, and gets ${got}.`,
    failsOn: ['Fails on ', ': '] as readonly [string, string],
    shortest: 'No shorter string fails.',
    show: 'Show me',
    solution: 'Show a solution',
    mine: 'Back to my weights',
    noSolution: (units: number) =>
      `No solution with ${units === 1 ? 'one unit' : `${units} units`} is known here.`,
    hint: 'Drag a weight sideways, or select it and type. Click a bit to flip it.',
    hintTouch: 'Drag a weight sideways, or tap it to type. Tap a bit to flip it.',
    describe: (
      t: number,
      length: number,
      bit: string,
      state: string,
      answer: string,
      wanted: number,
      verdict: string
    ) =>
      t === 0
        ? `Nothing read yet; ${length} bits wait. State ${state}. ${verdict}`
        : `Step ${t} of ${length}: read ${bit}, state ${state}, answer ${answer}, wanted ${wanted}. ${verdict}`
  },
  zh: {
    title: '连续 1 的检测器',
    picture: '比特串与各步的状态、回答，以及当前一步的算式',
    box: '权重，每一步都是同一组',
    unroll: {
      pull: '拉',
      handle: '从环里拉出的步数',
      pulled: (copies: number, of: number) => `共 ${of} 步，拉出 ${copies} 步`,
      input: (step: number, x: string) => `第 ${step} 位，${x}`
    },
    openCell: '打开 W',
    closeCell: '合上 W',
    hintWeights: '左右拖动一个权重，或选中后输入。',
    bits: '比特串',
    bitsHelp: '只含 0 和 1，最多 64 位',
    badBits: (kept: number) =>
      `比特串只能含 0 和 1，最多 64 位。${kept === 0 ? '没有作任何改动。' : `已保留前 ${kept} 位。`}`,
    noBits: '请至少输入一位；在此之前保留原来的比特串。',
    bit: (t: number) => `第 ${t} 位`,
    goal: '目标',
    goals: {
      'repeated-ones': '连续两个 1',
      'two-zeros': '连续两个 0',
      'three-ones': '连续三个 1',
      'rising-edge': '上升沿',
      parity: '1 的个数为奇数'
    },
    units: '隐藏单元数',
    wanted: '应为',
    wantedShort: '应为',
    ok: '正确',
    wrong: '错误',
    start: '初始',
    Whh: (row: number, column: number) => `W h h，第 ${row} 行第 ${column} 列`,
    Wxh: (row: number) => `W x h，第 ${row} 行`,
    Why: (column: number) => `W h y，第 ${column} 列`,
    h0: (row: number) => `初始状态，第 ${row} 个单元`,
    passes: (tried: string, length: number) => `长度不超过 ${length} 的全部 ${tried} 个比特串都答对了。`,
    fails: (got: string, wanted: number) => `最后一位应当答 ${wanted}，却答了 ${got}。`,
    failsOn: ['在 ', ' 上答错：'] as readonly [string, string],
    shortest: '没有更短的反例。',
    show: '看这一串',
    solution: '看一个解',
    mine: '回到我的权重',
    noSolution: (units: number) => `这里没有收录用 ${units} 个单元的解。`,
    hint: '左右拖动权重，或选中后直接输入；点击一位即可翻转。',
    hintTouch: '左右拖动权重，或轻点后输入；轻点一位即可翻转。',
    describe: (
      t: number,
      length: number,
      bit: string,
      state: string,
      answer: string,
      wanted: number,
      verdict: string
    ) =>
      t === 0
        ? `尚未读入，共有 ${length} 位。状态 ${state}。${verdict}`
        : `第 ${t} 步，共 ${length} 步：读入 ${bit}，状态 ${state}，回答 ${answer}，应为 ${wanted}。${verdict}`
  }
} satisfies Strings;

export type DetectorStrings = (typeof strings)['en'];
