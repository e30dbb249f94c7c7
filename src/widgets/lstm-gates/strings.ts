import { cellWords } from '$figure/cell/words.ts';
import { formatNumber } from '$figure/format.ts';
import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    ...cellWords.en,
    title: 'Inside an LSTM cell',
    picture:
      'A string of characters with the gates and the cell state at each; below it the cell of one step with the numbers on its wires',
    bias: 'bias',
    c0: 'Cell state before the first step',
    keep: 'Keep for ever: f = 1, i = 0',
    presets: {
      bracket: 'Remember the bracket',
      reveal: 'Keep the letter, tell it at )',
      depth: 'Count the brackets',
      leak: 'A gate that leaks',
      trained: 'Trained to remember the bracket',
      custom: 'Your own'
    },
    long: '1,000 steps',
    back: 'Same step, backward',
    forward: 'Same step, forward',
    longTitle: 'c over 1,000 steps; shaded: the text above',
    steps: 'step',
    longSays: (after: number, end: number) =>
      after === end
        ? `After the text c is ${formatNumber(after)}, and after 1,000 steps it is the same to the last bit.`
        : `After the text c is ${formatNumber(after)}, after 1,000 steps ${formatNumber(end)}.`,
    otherUnits: 'other units',
    backWords: (t: number) =>
      `First what comes straight along c, multiplied by f alone; then what comes through the h of step ${t}, W and the gates, times its slope by c, o(1 − tanh² c) there. Their sum is the gradient of the last answer by this cell state.`,
    backFirst:
      'Before the first step h is given, not made from c: only the direct path leads to the first cell state.',
    halfLife: (left: string, low: boolean, solved: boolean) =>
      solved
        ? `After 100 letters ${left} of the content is left.`
        : `After 100 letters ${left} of the content is left; wanted are 0.5 to 0.55. ${low ? 'The gate is not open wide enough: f to the power of 100 has to be at least a half.' : 'More than asked for: a smaller bias does.'}`,
    forgetful: (left: string, solved: boolean) =>
      solved
        ? `Of what ( wrote, ${left} is left after 20 letters: forgotten.`
        : `Of what ( wrote, ${left} is left after 20 letters; wanted is less than 0.01.`,
    unwritten: (first: string) =>
      `At ( only ${first} is written to c; wanted is more than 0.5, up or down, so that there is something to forget.`,
    heldAside: 'The gates in your hand do not count here: this is what the weights do by themselves.',
    describeForward: (t: number, character: string, gates: string, c: string, h: string, y: string) =>
      `Step ${t} reads ${character}: ${gates}; c becomes ${c}, h ${h}, the answer ${y}.`,
    describeBackward: (t: number, dc: string, f: string, direct: string, through: string, total: string) =>
      `Back through step ${t}: the gradient of the last answer by c is ${dc}; times f = ${f} gives ${direct} on the direct path, ${through} comes through h, together ${total}.`
  },
  zh: {
    ...cellWords.zh,
    title: 'LSTM 单元的内部',
    picture: '一串字符，以及每一步的门和细胞状态；下方是某一步的单元，连线上标着数值',
    bias: '偏置',
    c0: '第一步之前的细胞状态',
    keep: '永远保持：f = 1，i = 0',
    presets: {
      bracket: '记住括号',
      reveal: '记住字母，见 ) 说出',
      depth: '数括号',
      leak: '一道会泄漏的门',
      trained: '训练出来的：记住括号',
      custom: '自定义'
    },
    long: '走 1,000 步',
    back: '同一步，反向',
    forward: '同一步，前向',
    longTitle: 'c 在 1,000 步中的变化；阴影是上面那一串',
    steps: '步',
    longSays: (after: number, end: number) =>
      after === end
        ? `读完这一串，c 为 ${formatNumber(after)}；1,000 步之后，一个比特也没有变。`
        : `读完这一串，c 为 ${formatNumber(after)}；1,000 步之后为 ${formatNumber(end)}。`,
    otherUnits: '其他单元',
    backWords: (t: number) =>
      `前一项沿 c 直接传来，只乘了 f；后一项经由第 ${t} 步的 h、W 和各道门传来，再乘上那一步 h 对 c 的斜率 o(1 − tanh² c)。两者相加，就是最后的回答对这个细胞状态的梯度。`,
    backFirst: '第一步之前的 h 是给定的，不是由 c 得来的：要回到最初的细胞状态，只有直接的那一条路。',
    halfLife: (left: string, low: boolean, solved: boolean) =>
      solved
        ? `读完 100 个字母，内容还剩 ${left}。`
        : `读完 100 个字母，内容还剩 ${left}；要求在 0.5 到 0.55 之间。${low ? '门开得不够：f 的 100 次方至少要有一半。' : '剩得太多了：偏置可以再小一些。'}`,
    forgetful: (left: string, solved: boolean) =>
      solved
        ? `( 写入的内容，20 个字母之后只剩 ${left}：忘掉了。`
        : `( 写入的内容，20 个字母之后还剩 ${left}；要求不到 0.01。`,
    unwritten: (first: string) =>
      `见到 ( 时只往 c 里写了 ${first}；要求绝对值超过 0.5，正负都行，这样才有东西可忘。`,
    heldAside: '手动固定的门在这里不算：只看权重自己能做到什么。',
    describeForward: (t: number, character: string, gates: string, c: string, h: string, y: string) =>
      `第 ${t} 步读入 ${character}：${gates}；c 变为 ${c}，h 为 ${h}，回答为 ${y}。`,
    describeBackward: (t: number, dc: string, f: string, direct: string, through: string, total: string) =>
      `反向走过第 ${t} 步：最后的回答对 c 的梯度是 ${dc}；乘以 f = ${f}，沿直接路径得 ${direct}，经由 h 传来 ${through}，合计 ${total}。`
  }
} satisfies Strings;

export type LstmGatesStrings = (typeof strings)['en'];
