import { graphWords } from './words.ts';

/** What is said beside the picture of a graph, where its numbers are read; a figure's strings take it in. */
export const readingWords = {
  en: {
    ...graphWords.en,
    stepShort: (t: number) => `step ${t}`,
    forward: (done: number, count: number) => `Forward: ${done} of ${count} operations`,
    backward: (done: number, count: number) => `Backward: ${done} of ${count} operations`,
    nothingYet: 'Nothing is computed yet. Step forward.',
    handsOn: (isLoss: boolean): string =>
      isLoss ? '= 1, where the way back starts' : 'is known; it hands on',
    pointed: 'What you point at',
    pointHint:
      'Point at a node, an edge or a weight, or walk the graph with the arrow keys. A click pins it here. Drag any weight, input or target.',
    edge: 'Edge',
    carries: 'carries forward',
    bringsBack: 'brings back',
    notYet: 'not yet',
    value: 'value',
    gradient: (uses: number) =>
      uses === 0
        ? 'gradient'
        : uses === 1
          ? 'gradient: what comes back along its one edge'
          : `gradient: the sum of what comes back along its ${uses} edges`,
    alongTo: 'to',
    uses: (n: number) => (n === 1 ? 'used once' : `used ${n} times`),
    noShareYet: 'No share has come back yet: let the gradient run.',
    wholeSum: 'all shares: the gradient',
    partSum: (n: number, all: number) => `running sum of ${n} of ${all} shares`,
    hiddenTotal: 'Hidden: adding up is your task.',
    manyShares: (count: number) =>
      `${count} numbers, one for each weight: point at a weight to see its shares.`,
    norms: (sum: string, all: string) =>
      `Entries add, norms do not: for the whole matrix ‖sum of the shares‖ = ${sum}, Σ ‖share‖ = ${all}.`,
    analytic: 'backward pass',
    numeric: 'finite differences',
    relative: 'relative error',
    left: 'slope to the left',
    right: 'slope to the right',
    kink: (nodes: string) =>
      `A ReLU stands exactly on its kink here (${nodes}): a step to one side switches it on, to the other off. The two slopes differ, and the derivative does not exist. The backward pass takes 0 as the ReLU’s slope there.`,
    idleKink: (nodes: string) =>
      `A ReLU stands exactly on its kink here (${nodes}), but no gradient reaches it from the loss: both slopes agree.`,
    keyValue: 'value, −1.5 to 1.5',
    keyGradient: 'gradient, sign and power of ten: 0.001 to 10',
    keyWidths: 'Gradient along an edge:'
  },
  zh: {
    ...graphWords.zh,
    stepShort: (t: number) => `第 ${t} 步`,
    forward: (done: number, count: number) => `前向：${count} 个运算中的第 ${done} 个`,
    backward: (done: number, count: number) => `反向：${count} 个运算中的第 ${done} 个`,
    nothingYet: '还什么都没有计算。请前进一步。',
    handsOn: (isLoss: boolean): string => (isLoss ? '= 1，反向从这里出发' : '已知，由它往回分配'),
    pointed: '所指之处',
    pointHint:
      '把指针移到节点、边或权重上，或用方向键在图中行走；点击可固定在这里。权重、输入和目标都可以拖动。',
    edge: '边',
    carries: '前向传递',
    bringsBack: '反向带回',
    notYet: '尚未算出',
    value: '值',
    gradient: (uses: number) =>
      uses === 0 ? '梯度' : uses === 1 ? '梯度：沿唯一一条边回来的量' : `梯度：沿 ${uses} 条边回来的量之和`,
    alongTo: '到',
    uses: (n: number) => `用了 ${n} 次`,
    noShareYet: '还没有贡献传回来：让梯度继续往回走。',
    wholeSum: '各份贡献都到齐：这就是梯度',
    partSum: (n: number, all: number) => `贡献已到 ${n} 个，共 ${all} 个`,
    hiddenTotal: '已隐藏：求和由你来完成。',
    manyShares: (count: number) => `共 ${count} 个数，每个权重一个：指向某个权重，就能看到各步的贡献。`,
    norms: (sum: string, all: string) =>
      `分量可以相加，范数不行：就整个矩阵而言，‖贡献之和‖ = ${sum}，Σ ‖每份贡献‖ = ${all}。`,
    analytic: '反向传播',
    numeric: '有限差分',
    relative: '相对误差',
    left: '左侧斜率',
    right: '右侧斜率',
    kink: (nodes: string) =>
      `这里有 ReLU 正好停在折点上（${nodes}）：往一侧挪动它就打开，往另一侧就关闭。两侧斜率不同，导数并不存在；反向传播约定 ReLU 在折点处的斜率为 0。`,
    idleKink: (nodes: string) =>
      `这里有 ReLU 正好停在折点上（${nodes}），但没有来自损失的梯度经过它：两侧斜率一致。`,
    keyValue: '值，−1.5 到 1.5',
    keyGradient: '梯度，正负与数量级：0.001 到 10',
    keyWidths: '沿边的梯度：'
  }
};

export type ReadingWords = (typeof readingWords)['en'];
