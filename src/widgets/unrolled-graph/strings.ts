import { readingWords } from '$figure/graph/reading-words.ts';
import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    ...readingWords.en,
    title: 'The unrolled graph, forward and backward',
    now: 'The operation done last',
    shape: 'Task',
    shapes: {
      'many-to-many': 'many to many',
      'many-to-one': 'many to one',
      'one-to-many': 'one to many',
      'encoder-decoder': 'encoder–decoder'
    },
    cell: 'Cell',
    cells: { rnn: 'rnn, tanh', 'rnn-relu': 'rnn, ReLU', lstm: 'lstm' },
    steps: 'Steps',
    units: 'Units',
    head: 'Answer',
    heads: { linear: 'linear', relu: 'ReLU' },
    numbers: 'Numbers',
    presets: {
      none: 'choose…',
      random: 'others at random',
      'repeated-ones': 'the detector of chapter 2',
      'one-wrong-target': 'the same, one wrong target',
      'on-a-kink': 'the same, stuck on a kink',
      exploding: 'exploding gradient',
      vanishing: 'vanishing gradient',
      'memory-cell': 'an lstm that remembers'
    },
    by: 'Slider',
    byWords: { operation: 'by operation', step: 'by time step' },
    check: 'Check by finite differences',
    sumLabel: 'The sum of the shares',
    answer: 'Answer',
    notANumber: 'Type a number.',
    sums: {
      right: 'Right. The gradient of a shared weight is the sum of its shares.',
      absolute: 'You added the sizes. Shares have signs, and may cancel.',
      one: 'That is one share. Every use has a share: add them all.',
      norm: 'That is the length of the vector of shares. The shares of one entry simply add.',
      sign: 'The size is right, the sign is not.',
      mean: 'That is the mean. Nothing divides by the number of uses.',
      other: 'Not yet. Add the shares one after the other, with their signs.'
    },
    thisEdge: 'This edge was left out',
    selectEdge: 'Select an edge first: click it, or press one of the buttons of a node’s edges.',
    edgeFound: (node: string) => `Found. The gradient of ${node} lacks exactly this share.`,
    edgeBalanced: (node: string) =>
      `Not this one. The gradient of ${node} does equal the sum of what comes back along its edges. Compare the others.`,
    edgeNear: (node: string) =>
      `Right node, wrong edge: the gradient of ${node} is not the sum of its shares. Which share makes the difference?`,
    cancelState: (total: string, absolute: string) => `total ${total}, shares of size ${absolute} together.`,
    cancelDone: 'Done: large shares, and nothing is left of them.',
    cancelNone: 'All shares are still small: Σ |share| must exceed 0.5 for some entry.',
    describe: (words: {
      network: string;
      pass: string;
      loss: string;
      pointed: string | undefined;
      states: string;
    }) =>
      `${words.network}. ${words.pass}. ${words.states} Loss ${words.loss}.${words.pointed ? ` Pointed at: ${words.pointed}.` : ''}`,
    network: (shape: string, cell: string, steps: number, units: number) =>
      `${shape}, ${cell}, ${steps} steps, ${units === 1 ? '1 unit' : `${units} units`}`,
    passForward: (done: number, count: number, name: string) =>
      done === 0
        ? `Nothing computed yet, ${count} operations wait`
        : `Forward, ${done} of ${count} operations done, the last: ${name}`,
    passBackward: (done: number, count: number, name: string) =>
      `Backward, ${done} of ${count} operations done, the last: ${name}`,
    states: (t: number, values: string) => `State after step ${t}: ${values}.`
  },
  zh: {
    ...readingWords.zh,
    title: '展开的计算图：前向与反向',
    now: '刚完成的运算',
    shape: '任务',
    shapes: {
      'many-to-many': '多对多',
      'many-to-one': '多对一',
      'one-to-many': '一对多',
      'encoder-decoder': '编码器–解码器'
    },
    cell: '单元类型',
    cells: { rnn: 'rnn，tanh', 'rnn-relu': 'rnn，ReLU', lstm: 'lstm' },
    steps: '步数',
    units: '隐藏单元数',
    head: '输出',
    heads: { linear: '线性', relu: 'ReLU' },
    numbers: '数值',
    presets: {
      none: '请选择……',
      random: '另取随机数',
      'repeated-ones': '第 2 章的检测器',
      'one-wrong-target': '同上，但有一个错误目标',
      'on-a-kink': '同上，但卡在折点上',
      exploding: '梯度爆炸',
      vanishing: '梯度消失',
      'memory-cell': '有记性的 lstm'
    },
    by: '滑块',
    byWords: { operation: '逐个运算', step: '逐个时间步' },
    check: '用有限差分核对',
    sumLabel: '各步的贡献之和',
    answer: '回答',
    notANumber: '请输入一个数。',
    sums: {
      right: '正确。共用的权重，梯度就是各步的贡献之和。',
      absolute: '你把绝对值加在了一起。贡献有正有负，可以相互抵消。',
      one: '这只是其中一份贡献。每次使用都有一份贡献，要全部相加。',
      norm: '这是把各步的贡献当作一个向量时的长度。同一个分量的贡献，直接相加即可。',
      sign: '大小对了，正负号不对。',
      mean: '这是平均值。这里并不除以使用次数。',
      other: '还不对。请把各步的贡献连同正负号依次相加。'
    },
    thisEdge: '漏掉的是这条边',
    selectEdge: '先选一条边：点击它，或按节点说明里的边按钮。',
    edgeFound: (node: string) => `找到了。${node} 的梯度缺的正是这份贡献。`,
    edgeBalanced: (node: string) => `不是这条。${node} 的梯度确实等于沿各边回来的量之和。请再比较别的节点。`,
    edgeNear: (node: string) => `节点对了，边不对：${node} 的梯度不等于各份贡献之和。差的是哪一份贡献？`,
    cancelState: (total: string, absolute: string) => `总和 ${total}，各份贡献的绝对值之和 ${absolute}。`,
    cancelDone: '完成：各份贡献都不小，相加却所剩无几。',
    cancelNone: '各份贡献都还太小：要有某个分量，各份贡献的绝对值之和超过 0.5。',
    describe: (words: {
      network: string;
      pass: string;
      loss: string;
      pointed: string | undefined;
      states: string;
    }) =>
      `${words.network}。${words.pass}。${words.states}损失 ${words.loss}。${words.pointed ? `所指：${words.pointed}。` : ''}`,
    network: (shape: string, cell: string, steps: number, units: number) =>
      `${shape}，${cell}，${steps} 步，${units} 个隐藏单元`,
    passForward: (done: number, count: number, name: string) =>
      done === 0 ? `尚未开始，共 ${count} 个运算` : `前向，${count} 个运算已完成 ${done} 个，最后是${name}`,
    passBackward: (done: number, count: number, name: string) =>
      `反向，${count} 个运算已完成 ${done} 个，最后是${name}`,
    states: (t: number, values: string) => `第 ${t} 步之后的状态：${values}。`
  }
} satisfies Strings;

export type UnrolledGraphStrings = (typeof strings)['en'];
