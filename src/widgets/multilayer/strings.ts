import type { Strings } from '$frame/strings.ts';

type Mistake =
  'no-biases' | 'one-bias' | 'one-gate' | 'input-size' | 'first-layer' | 'cells' | 'all' | undefined;

export const strings = {
  en: {
    title: 'Layers on layers, step by step',
    picture:
      'A grid of layers by steps with the state of every cell, and what each layer’s state keeps of the input',
    hint: 'Point at a cell to see all that can act on it.',
    clock: (cells: number, layers: number, fronts: number) =>
      layers === 1
        ? `One layer: ${cells} cells, one after the other, are ${cells} ticks.`
        : `One worker needs ${cells} ticks, a tick for each cell. ${layers} workers, one a layer, need ${fronts}: all cells on a diagonal go at once.`,
    cellsLabel: 'Cells of the grid',
    cell: (layer: number, step: number, h: string, gradient: string) =>
      `Layer ${layer}, step ${step}${h ? `: state ${h}` : ': not computed yet'}${gradient ? `; gradient ${gradient}` : ''}`,
    place: (layer: number, step: number) => `Layer ${layer}, step ${step}`,
    notYet: 'not computed yet',
    bit: (step: number, bit: string) => `Input of step ${step}: ${bit}. Press to change it`,
    kept: ['What each layer keeps', 'per cent of a bit’s variance, read off h'],
    stepsAgo: 'bit of so many steps ago',
    layers: 'Layers',
    steps: 'Steps',
    hidden: 'Units a layer',
    addLayer: 'Add a layer',
    removeLayer: 'Remove a layer',
    addStep: 'Add a step',
    removeStep: 'Remove a step',
    cellName: 'Cell',
    cells: { rnn: 'vanilla', lstm: 'LSTM', gru: 'GRU' },
    radius: 'Spectral radius',
    draw: 'Draw anew',
    count: (layer: number, gates: number, H: number, D: number, total: number) =>
      `Layer ${layer}: ${gates} · ${H} · (${D} + ${H}) weights and 2 · ${gates} · ${H} biases, ${total} parameters`,
    askCount: (layer: number, cell: 'rnn' | 'lstm' | 'gru', H: number) =>
      `How many parameters has layer ${layer}? Cell: ${{ rnn: 'vanilla', lstm: 'LSTM', gru: 'GRU' }[cell]}, ${H} units a layer, one input, both of PyTorch’s biases.`,
    askPath: (layers: number, steps: number) =>
      `On the shortest way from the first state of layer 1 to the last state of layer ${layers}, over ${steps} steps: how many arrows are there?`,
    check: 'Check',
    correct: (answer: number) => `${answer} it is.`,
    wrong: (answer: number, mistake: Mistake) => {
      switch (mistake) {
        case 'no-biases':
          return `${answer} are the weights alone: the biases are missing.`;
        case 'one-bias':
          return `${answer} counts one bias for each row. PyTorch has two: one beside the input’s weights, one beside the state’s.`;
        case 'one-gate':
          return `${answer} would be a vanilla layer. Each gate has rows of its own.`;
        case 'input-size':
          return `${answer} takes the input of this layer to be one number. What does layer 2 read?`;
        case 'first-layer':
          return `${answer} takes the input to be another layer’s state. The first layer reads the bit.`;
        case 'cells':
          return `${answer} is the number of states on the way. Count the arrows between them.`;
        case 'all':
          return `${answer} is the number of all cells. One way passes only some of them.`;
        case undefined:
          return `${answer} is not right. Take it apart: how many rows, how many numbers in each?`;
      }
    },
    describe: (t: number, backward: boolean, layers: number, steps: number, y: string) =>
      t === 0
        ? `${layers} layers by ${steps} steps; nothing is computed yet.`
        : backward
          ? `${layers} layers by ${steps} steps, all computed; the last answer is ${y}. Its gradient has come back ${t} of ${layers + steps - 1} diagonals.`
          : `${layers} layers by ${steps} steps; ${t} of ${layers + steps - 1} diagonals are computed.`
  },
  zh: {
    title: '层层相叠，步步相连',
    picture: '层与步组成的网格，每格是一个状态；以及每一层的状态里留着多少输入',
    hint: '指向一个格子，看看有哪些能影响它。',
    clock: (cells: number, layers: number, fronts: number) =>
      layers === 1
        ? `只有一层：${cells} 个格子一个接一个，要 ${cells} 拍。`
        : `一个人算，一拍一格，要 ${cells} 拍；${layers} 个人各管一层，只要 ${fronts} 拍：同一条对角线上的格子同时算。`,
    cellsLabel: '网格中的各格',
    cell: (layer: number, step: number, h: string, gradient: string) =>
      `第 ${layer} 层第 ${step} 步${h ? `：状态 ${h}` : '：尚未计算'}${gradient ? `；梯度 ${gradient}` : ''}`,
    place: (layer: number, step: number) => `第 ${layer} 层第 ${step} 步`,
    notYet: '尚未计算',
    bit: (step: number, bit: string) => `第 ${step} 步的输入：${bit}。按一下改变它`,
    kept: ['每一层留住了什么', '从 h 能读出的比特方差，百分比'],
    stepsAgo: '多少步之前的比特',
    layers: '层数',
    steps: '步数',
    hidden: '每层隐藏单元数',
    addLayer: '加一层',
    removeLayer: '减一层',
    addStep: '加一步',
    removeStep: '减一步',
    cellName: '单元类型',
    cells: { rnn: '普通 RNN', lstm: 'LSTM', gru: 'GRU' },
    radius: '谱半径',
    draw: '重新抽取',
    count: (layer: number, gates: number, H: number, D: number, total: number) =>
      `第 ${layer} 层：${gates} · ${H} · (${D} + ${H}) 个权重，2 · ${gates} · ${H} 个偏置，共 ${total} 个参数`,
    askCount: (layer: number, cell: 'rnn' | 'lstm' | 'gru', H: number) =>
      `第 ${layer} 层有多少个参数？单元类型：${{ rnn: '普通 RNN', lstm: 'LSTM', gru: 'GRU' }[cell]}；每层 ${H} 个隐藏单元；输入一个数；PyTorch 的两份偏置都算。`,
    askPath: (layers: number, steps: number) =>
      `从第 1 层的第一个状态，到第 ${layers} 层的最后一个状态，跨越 ${steps} 步，最短的路上有几个箭头？`,
    check: '检查',
    correct: (answer: number) => `正是 ${answer}。`,
    wrong: (answer: number, mistake: Mistake) => {
      switch (mistake) {
        case 'no-biases':
          return `${answer} 只是权重的个数，漏了偏置。`;
        case 'one-bias':
          return `${answer} 是每行只算一个偏置。PyTorch 有两个：一个随输入的权重，一个随状态的权重。`;
        case 'one-gate':
          return `${answer} 是普通 RNN 一层的参数个数。每道门都有自己的那些行。`;
        case 'input-size':
          return `${answer} 把这一层的输入当成了一个数。第 2 层读的是什么？`;
        case 'first-layer':
          return `${answer} 把输入当成了另一层的状态。第一层读的是那个比特。`;
        case 'cells':
          return `${answer} 是途经的状态数。要数的是它们之间的箭头。`;
        case 'all':
          return `${answer} 是格子的总数，而一条路只经过其中一些。`;
        case undefined:
          return `${answer} 不对。拆开来看：有多少行，每行多少个数？`;
      }
    },
    describe: (t: number, backward: boolean, layers: number, steps: number, y: string) =>
      t === 0
        ? `${layers} 层、${steps} 步；尚未计算。`
        : backward
          ? `${layers} 层、${steps} 步，全部算完；最后的回答是 ${y}。它的梯度已往回走过 ${layers + steps - 1} 条斜线中的 ${t} 条。`
          : `${layers} 层、${steps} 步；${layers + steps - 1} 条斜线中已算完 ${t} 条。`
  }
} satisfies Strings;

export type MultilayerStrings = (typeof strings)['en'];
