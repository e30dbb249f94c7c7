import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'The way back: an LSTM’s cell state and a vanilla network’s hidden state',
    picture:
      'Norms of the gradient over time for an LSTM and a vanilla network, and below them a heat map of every unit’s gradient for each',
    hint: 'Press a map to go there.',
    where: 'The only loss is at the right edge. How far back is the vanilla network’s map blank? Mark it.',
    mark: 'Where the lower map is blank',
    back: (k: number) => (k === 1 ? '1 step back' : `${k} steps back`),
    compared: (guess: number, truth: number | undefined) =>
      truth === undefined
        ? `You marked ${guess} steps back; it is blank nowhere.`
        : `You marked ${guess} steps back; it is blank from ${truth} on.`,
    norm: 'norm of the gradient',
    lstmMap: 'LSTM: ∂L/∂c, unit by unit',
    rnnMap: 'Vanilla network: ∂L/∂h, unit by unit',
    units: 'units',
    scale: ['Share of the largest entry in both maps;', 'empty: less than 10⁻¹² of it'],
    forgetBias: 'Forget bias',
    init: 'Recurrent weights',
    inits: { pytorch: 'PyTorch’s uniform', orthogonal: 'orthogonal' },
    steps: 'Steps',
    hidden: 'Units',
    input: 'Size of the input',
    draw: 'Draw anew',
    sign: 'colour by sign',
    reach: (T: number, lstm: string, direct: string, rnn: string) =>
      `Over ${T} steps the gradient’s norm is multiplied by ${lstm} in the LSTM (along the direct path alone by ${direct}) and by ${rnn} in the vanilla network.`,
    reached: 'At least a tenth of it reaches the first step.',
    notReached: (wanted: string) =>
      `Wanted: at least ${wanted} in the LSTM. What does each step multiply by?`,
    describe: (k: number, lstm: string, rnn: string, T: number, reachLstm: string, reachRnn: string) =>
      `${k} steps before the end the norm of the gradient is ${lstm} in the LSTM’s cell state and ${rnn} in the vanilla network’s hidden state. Over all ${T} steps it is multiplied by ${reachLstm} and by ${reachRnn}.`
  },
  zh: {
    title: '往回走的路：LSTM 的细胞状态，与普通 RNN 的隐藏状态',
    picture: 'LSTM 与普通 RNN 的梯度范数随时间的变化，下面是两者每个单元梯度的热图',
    hint: '点一下热图，就走到那里。',
    where: '损失只有右端一处。往回走多远，普通 RNN 的热图就空白了？请标出来。',
    mark: '下面的热图从哪里起空白',
    back: (k: number) => `回退 ${k} 步`,
    compared: (guess: number, truth: number | undefined) =>
      truth === undefined
        ? `你标的是回退 ${guess} 步；其实没有一处空白。`
        : `你标的是回退 ${guess} 步；实际从回退 ${truth} 步起空白。`,
    norm: '梯度的范数',
    lstmMap: 'LSTM：各单元的 ∂L/∂c',
    rnnMap: '普通 RNN：各单元的 ∂L/∂h',
    units: '隐藏单元',
    scale: ['与两张图中最大的数之比；', '空白：不到它的 10⁻¹²'],
    forgetBias: '遗忘门偏置',
    init: '循环权重',
    inits: { pytorch: 'PyTorch 的均匀分布', orthogonal: '正交' },
    steps: '步数',
    hidden: '隐藏单元数',
    input: '输入的大小',
    draw: '重新抽取',
    sign: '按正负着色',
    reach: (T: number, lstm: string, direct: string, rnn: string) =>
      `往回走过 ${T} 步，梯度的范数在 LSTM 中变为 ${lstm} 倍（单走直接路径是 ${direct} 倍），在普通 RNN 中变为 ${rnn} 倍。`,
    reached: '至少有十分之一到达了第一步。',
    notReached: (wanted: string) => `要求：在 LSTM 中至少为 ${wanted}。每一步乘的是多少？`,
    describe: (k: number, lstm: string, rnn: string, T: number, reachLstm: string, reachRnn: string) =>
      `离末尾 ${k} 步处，梯度的范数在 LSTM 的细胞状态中是 ${lstm}，在普通 RNN 的隐藏状态中是 ${rnn}。走完全部 ${T} 步，两者分别变为 ${reachLstm} 倍和 ${reachRnn} 倍。`
  }
} satisfies Strings;

export type HighwayStrings = (typeof strings)['en'];
