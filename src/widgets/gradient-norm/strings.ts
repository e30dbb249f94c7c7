import type { Strings } from '$frame/strings.ts';
import type { FlowCell, Initialisation, Scaling } from '$training/gradient-flow/config.ts';
import type { Statement } from './cases.ts';
import type { GradientNormParams } from './params.ts';
import type { Preset } from './presets.ts';

type Task = Exclude<GradientNormParams['task'], 'explore'>;
type Numbers = { radius: string; sigma: string };

export const strings = {
  en: {
    title: 'A gradient on its way back',
    picture: 'The norm of the gradient against the number of steps back, on a logarithmic axis',
    cells: { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' } satisfies Record<FlowCell, string>,
    xTitle: 'steps back from the loss, k',
    yTitle: 'norm of ∂L/∂h (LSTM: of ∂L/∂h and ∂L/∂c)',
    yTitleRnn: 'norm of ∂L/∂h',
    overflows: 'float32: ∞',
    underflows: 'float32: 0',
    yours: 'your guess',
    bandName: (n: number) => `Band: least to greatest of ${n} networks. Line: their median.`,
    sketchFirst: (T: number) =>
      `A loss at the last step, a vanilla RNN, ${T} steps. How does the norm of its gradient go on the way back? Draw it.`,
    knot: (k: number) => `Your guess, ${k} steps back`,
    knotHelp: 'From the keyboard, arrow keys move its knots.',
    unveil: 'Draw the truth over it',
    skip: 'Skip the guess',
    guessAgain: 'Guess again',
    compared: (k: number, guess: string, truth: string) =>
      `${k} steps back you expected ${guess}; the RNN’s norm is ${truth}.`,
    read: (k: number, norms: readonly string[]) =>
      `${k === 1 ? '1 step' : `${k} steps`} back the norm is: ${norms.join(', ')}.`,
    more: 'Numbers and settings',
    preset: 'Setting',
    presets: {
      pytorch: 'As PyTorch starts',
      forget: 'Forget bias 3',
      orthogonal: 'Orthogonal, no tanh',
      nonnormal: 'Non-normal, no tanh',
      faint: 'Gain 2, driven by itself',
      strong: 'Gain 2, driven by its input',
      overflow: 'ρ = 1.1, no tanh',
      custom: 'Your own'
    } satisfies Record<Preset | 'custom', string>,
    outcomes: {
      pytorch: 'all three vanish',
      forget: 'the LSTM loses far less',
      orthogonal: 'stays at 1',
      nonnormal: 'grows, then vanishes',
      faint: 'explodes',
      strong: 'vanishes',
      overflow: 'out of float32'
    } satisfies Record<Preset, string>,
    withOutcome: (setting: string, outcome: string) => `${setting}: ${outcome}`,
    show: 'Show',
    init: 'Recurrent weights',
    drawn: (how: string) => `recurrent weights ${how}`,
    inits: {
      uniform: 'uniform ±1/√H (PyTorch)',
      orthogonal: 'orthogonal',
      identity: 'identity',
      'non-normal': 'non-normal'
    } satisfies Record<Initialisation, string>,
    scaling: 'then scaled',
    scalings: {
      drawn: 'not at all',
      radius: 'to spectral radius ρ',
      sigma: 'to singular value σₘₐₓ'
    } satisfies Record<Scaling, string>,
    scalingName: 'What the recurrent matrices are scaled to',
    gain: { radius: 'ρ', sigma: 'σₘₐₓ' },
    gainName: { radius: 'Spectral radius', sigma: 'Largest singular value' },
    tanh: 'tanh (RNN)',
    input: 'Input scale',
    forget: 'Forget bias',
    T: 'Steps T',
    units: 'Units',
    networks: 'Networks',
    redraw: 'Draw new networks',
    drawing: 'Seeds',
    settings: (T: number, units: number, seeds: string) =>
      `T = ${T}, ${units} units, ${seeds.includes('–') ? 'seeds' : 'seed'} ${seeds}`,
    settingsList: (parts: readonly string[]) => `Measured: ${parts.join(', ')}.`,
    scaledTo: (name: string, gain: string) => `scaled to ${name} = ${gain}`,
    tanhIs: (on: boolean): string => (on ? 'tanh in the RNN' : 'no tanh in the RNN'),
    atStep: (k: number) => (k === 1 ? '1 step back' : `${k} steps back`),
    median: 'median',
    range: 'least – greatest',
    perStep: 'a step',
    single: 'in float32',
    singles: { held: 'held', zero: '0', infinity: '∞' },
    decides: ({ radius, sigma }: Numbers, tanh: string | undefined) =>
      `σₘₐₓ = ${sigma} decides what one step can do: at most ×${sigma}. ρ = ${radius} decides the long run, without a tanh: about ×${radius} a step.` +
      (tanh === undefined
        ? ''
        : ` On top of that comes tanh′ at every step; its root mean square here is ${tanh}.`),
    holds: (T: number, least: string, greatest: string) =>
      `Over ${T} steps, float32 holds a factor from ${least} to ${greatest} a step, no more. Here the logarithm is added up instead.`,
    predictIntro: (steps: number, within: number) =>
      `No tanh. The gradient at the last step is d; ${steps} steps back it is (Whhᵀ)${'⁵⁰'} d. How large? Within a factor of ${within} is right.`,
    norm: 'your norm',
    matrix: (i: number) => `Matrix ${i}`,
    prediction: (i: number) => `Matrix ${i}: your norm ${'50'} steps back`,
    statementIntro:
      'You know ρ and σₘₐₓ, and nothing else of W or of the input. What follows for a gradient on its long way back?',
    case: (i: number, tanh: boolean, { radius, sigma }: Numbers) =>
      `${i}. ${tanh ? 'With tanh' : 'No tanh'}: ρ = ${radius}, σₘₐₓ = ${sigma}`,
    choose: 'Choose …',
    statements: {
      vanishes: 'It must vanish, and never grows',
      'grows-first': 'It may grow at first; it must vanish',
      explodes: 'It explodes in the long run, but for rare directions',
      undecided: 'Either can happen'
    } satisfies Record<Statement, string>,
    check: 'Check',
    verdict: (right: number, of: number) => `${right} of ${of} right.`,
    truth: (norm: string, right: boolean) => `${right ? '✓' : '✗'} computed: ${norm}`,
    reasons: [
      'σₘₐₓ < 1: every step shrinks every gradient. Both curves only fall.',
      'σₘₐₓ > 1 lets a step stretch, ρ < 1 wins in the end. One curve grows first, both vanish.',
      'ρ > 1: whatever has a part along that eigenvector grows without end. The falling curve is the rare direction that has none.',
      'The same W. At the state 0 tanh′ is 1 and the gradient doubles at every step; at a strong state tanh′ is .1 and it vanishes.',
      'The same W. At the state 0 the gradient vanishes, as ρ says. Where tanh′ is small for one unit only, what had cancelled no longer does, and it explodes.',
      'tanh′ ≤ 1, so that with tanh too no step stretches by more than σₘₐₓ < 1.'
    ],
    showCase: 'Show the curves',
    caseCurves: (i: number) => `Two gradients, case ${i}`,
    describeGuess: (guess: string | undefined, T: number) =>
      guess === undefined
        ? `The picture is empty: a guess is asked for first. ${T} steps.`
        : `Your guess is drawn; ${T} steps back it is ${guess}. The truth is not shown yet.`,
    describe: (
      k: number,
      norms: readonly string[],
      spectrum: Numbers | undefined,
      guess: string | undefined
    ) =>
      `${k === 1 ? '1 step' : `${k} steps`} back from the loss, the median norm of the gradient is: ${norms.join(', ') || 'still being measured'}.` +
      (spectrum
        ? ` The RNN’s matrix has spectral radius ${spectrum.radius} and largest singular value ${spectrum.sigma}.`
        : '') +
      (guess === undefined ? '' : ` Your guess there was ${guess}.`),
    describeTask: (task: Task, right: number | undefined, of: number) =>
      `${task === 'predict-50' ? 'Three matrices wait for a prediction of the norm 50 steps back' : 'Six pairs of spectral radius and largest singular value wait for what follows from them'}.` +
      (right === undefined ? ' Nothing has been checked yet.' : ` ${right} of ${of} answers are right.`)
  },
  zh: {
    title: '梯度的归途',
    picture: '梯度的范数随回退步数的变化，纵轴为对数刻度',
    cells: { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' },
    xTitle: '从损失往回走的步数 k',
    yTitle: '∂L/∂h 的范数（LSTM：∂L/∂h 与 ∂L/∂c）',
    yTitleRnn: '∂L/∂h 的范数',
    overflows: 'float32：∞',
    underflows: 'float32：0',
    yours: '你的猜测',
    bandName: (n: number) => `色带：${n} 个网络的最小到最大；线：中位数。`,
    sketchFirst: (T: number) =>
      `损失只在最后一步，一个普通 RNN，共 ${T} 步。梯度往回走，范数怎样变化？请画出来。`,
    knot: (k: number) => `你的猜测，回退 ${k} 步处`,
    knotHelp: '用键盘时，方向键移动各个结点。',
    unveil: '画出真实曲线',
    skip: '跳过猜测',
    guessAgain: '重新猜一次',
    compared: (k: number, guess: string, truth: string) =>
      `回退 ${k} 步时你猜的是 ${guess}，RNN 的范数实为 ${truth}。`,
    read: (k: number, norms: readonly string[]) => `回退 ${k} 步，范数为：${norms.join('，')}。`,
    more: '数值与设定',
    preset: '设定',
    presets: {
      pytorch: 'PyTorch 默认初始化',
      forget: '遗忘门偏置为 3',
      orthogonal: '正交、无 tanh',
      nonnormal: '非正规、无 tanh',
      faint: '增益 2、自己推动自己',
      strong: '增益 2、由输入推动',
      overflow: 'ρ = 1.1、无 tanh',
      custom: '自定义'
    },
    outcomes: {
      pytorch: '三者都消失',
      forget: 'LSTM 的梯度衰减慢得多',
      orthogonal: '恒为 1',
      nonnormal: '先增长，后消失',
      faint: '爆炸',
      strong: '消失',
      overflow: '超出 float32'
    },
    withOutcome: (setting: string, outcome: string) => `${setting}：${outcome}`,
    show: '显示',
    init: '循环权重的初始化',
    drawn: (how: string) => `循环权重的初始化：${how}`,
    inits: {
      uniform: '均匀 ±1/√H（PyTorch）',
      orthogonal: '正交',
      identity: '单位矩阵',
      'non-normal': '非正规'
    },
    scaling: '再缩放',
    scalings: {
      drawn: '不缩放',
      radius: '使谱半径 ρ 为',
      sigma: '使最大奇异值 σₘₐₓ 为'
    },
    scalingName: '循环矩阵缩放到什么',
    gain: { radius: 'ρ', sigma: 'σₘₐₓ' },
    gainName: { radius: '谱半径', sigma: '最大奇异值' },
    tanh: 'tanh（RNN）',
    input: '输入幅度',
    forget: '遗忘门偏置',
    T: '步数 T',
    units: '隐藏单元数',
    networks: '网络个数',
    redraw: '换一批网络',
    drawing: '随机种子',
    settings: (T: number, units: number, seeds: string) => `T = ${T}，${units} 个隐藏单元，随机种子 ${seeds}`,
    settingsList: (parts: readonly string[]) => `测量设定：${parts.join('，')}。`,
    scaledTo: (name: string, gain: string) => `缩放到 ${name} = ${gain}`,
    tanhIs: (on: boolean): string => (on ? 'RNN 有 tanh' : 'RNN 无 tanh'),
    atStep: (k: number) => `回退 ${k} 步`,
    median: '中位数',
    range: '最小 – 最大',
    perStep: '每步',
    single: '在 float32 中',
    singles: { held: '可表示', zero: '0', infinity: '∞' },
    decides: ({ radius, sigma }: Numbers, tanh: string | undefined) =>
      `σₘₐₓ = ${sigma} 决定一步之内能发生什么：至多 ×${sigma}。ρ = ${radius} 在没有 tanh 时决定长期趋势：每步约 ×${radius}。` +
      (tanh === undefined ? '' : `此外每步还要乘上 tanh′，这里它的均方根为 ${tanh}。`),
    holds: (T: number, least: string, greatest: string) =>
      `走完 ${T} 步，每步的倍数要在 ${least} 到 ${greatest} 之间，float32 才装得下。这里累加的是对数，所以不受此限。`,
    predictIntro: (steps: number, within: number) =>
      `没有 tanh。最后一步的梯度是 d，每回退一步，就乘一次循环权重矩阵的转置，一共乘 ${steps} 次。它有多大？相差不超过 ${within} 倍就算对。`,
    norm: '你的预测',
    matrix: (i: number) => `矩阵 ${i}`,
    prediction: (i: number) => `矩阵 ${i}：你预测的回退 ${'50'} 步时的范数`,
    statementIntro: '你只知道 ρ 和 σₘₐₓ，对 W 和输入一无所知。梯度回退许多步之后，会怎样？',
    case: (i: number, tanh: boolean, { radius, sigma }: Numbers) =>
      `${i}. ${tanh ? '有 tanh' : '无 tanh'}：ρ = ${radius}，σₘₐₓ = ${sigma}`,
    choose: '请选择……',
    statements: {
      vanishes: '必定消失，而且从不增长',
      'grows-first': '起初可能增长，最终必定消失',
      explodes: '除个别方向外，长期必定爆炸',
      undecided: '两种情形都可能'
    },
    check: '检查',
    verdict: (right: number, of: number) => `${of} 题中答对 ${right} 题。`,
    truth: (norm: string, right: boolean) => `${right ? '✓' : '✗'} 计算结果：${norm}`,
    reasons: [
      'σₘₐₓ < 1：每一步都使任何梯度变小。两条曲线一路下降。',
      'σₘₐₓ > 1，某一步可以变长；但 ρ < 1，最后还是它说了算。一条曲线先升后降，两条最终都消失。',
      'ρ > 1：凡是在那个特征向量上有分量的梯度，都会无止境地增长。下降的那条正是没有该分量的个别方向。',
      '同一个 W。状态为 0 时 tanh′ 等于 1，梯度每步翻倍；状态很强时 tanh′ 只有 0.1，梯度消失。',
      '同一个 W。状态为 0 时梯度消失，与 ρ 一致。只要有一个单元的 tanh′ 很小，原先的抵消就不再成立，梯度爆炸。',
      'tanh′ ≤ 1，因此有 tanh 时每一步的伸长也不会超过 σₘₐₓ < 1。'
    ],
    showCase: '显示曲线',
    caseCurves: (i: number) => `第 ${i} 题的两个梯度`,
    describeGuess: (guess: string | undefined, T: number) =>
      guess === undefined
        ? `图中还是空的：请先猜一猜。共 ${T} 步。`
        : `图中画着你的猜测，回退 ${T} 步时为 ${guess}。真实曲线尚未显示。`,
    describe: (
      k: number,
      norms: readonly string[],
      spectrum: Numbers | undefined,
      guess: string | undefined
    ) =>
      `从损失回退 ${k} 步，梯度范数的中位数：${norms.join('，') || '仍在测量'}。` +
      (spectrum ? `RNN 的矩阵谱半径为 ${spectrum.radius}，最大奇异值为 ${spectrum.sigma}。` : '') +
      (guess === undefined ? '' : `你在此处的猜测是 ${guess}。`),
    describeTask: (task: Task, right: number | undefined, of: number) =>
      `${task === 'predict-50' ? '有三个矩阵，请预测回退 50 步时的范数' : '有六组谱半径与最大奇异值，请判断由此能得出什么'}。` +
      (right === undefined ? '还没有检查。' : `${of} 题中答对 ${right} 题。`)
  }
} satisfies Strings;

export type GradientNormStrings = (typeof strings)['en'];
