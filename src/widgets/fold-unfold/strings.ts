import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'One cell, one W, any number of steps',
    picture: 'A cell with a loop, pulled out into copies that share one box of weights',
    learnPicture: 'Right answers at each of 24 steps, of networks that learned from 8',
    pull: 'pull',
    handle: 'Pull the loop out',
    pulled: (copies: number, of: number) => `${copies} of ${of} copies out`,
    input: (step: number, x: string) => `Input of step ${step}: ${x}. Press to change it`,
    box: 'W, the weights of every copy',
    boxOf: (step: number) => `W of step ${step} alone`,
    w: 'w, a weight inside W',
    bits: 'Presses',
    bitsHelp: '2 to 12 digits, each 0 or 1',
    badBits: (kept: number) => `Only 0 and 1, at most 12 of them: ${kept} taken.`,
    noBits: 'At least two digits.',
    unroll: 'Copies out',
    untie: 'Untie: a W for every step',
    state: (t: number, of: number, lamp: string, right: boolean) =>
      `${t} of ${of} read. The network says: ${lamp}${right ? '' : ', and is wrong'}.`,
    lamp: { on: 'lamp on', off: 'lamp off', neither: 'neither on nor off' },
    nothing: 'Nothing has been read. The lamp is off.',
    guess: 'All learn from strings of 8 steps. With a W for every step, up to which step will they be right?',
    compared: (guess: number, truth: number) =>
      guess === truth ? `You said ${guess}. So it is.` : `You said ${guess}; it is ${truth}.`,
    press: (seeds: number) => `${seeds} networks of each kind wait. Press play, and they learn.`,
    running: (updates: number, tied: number, untied: number) =>
      `${updates} updates. Right from the start to step ${tied} with one W, to step ${untied} with one a step.`,
    catchingUp: (updates: number) => `Training to update ${updates}…`,
    result: (tied: number, untied: number, of: number) =>
      `One W: right to step ${tied} of ${of}. One W a step: right to step ${untied}.`,
    oneW: 'one W',
    ownW: 'own Ws',
    shares: 'right answers, %',
    step: 'step',
    learnedHere: 'learned from these',
    beyondHere: 'never seen',
    rate: 'Learning rate',
    most: 'Updates',
    seeds: 'Networks of each kind',
    seed: 'First seed',
    beyond: 'After step 8',
    beyonds: { drawn: 'W as it was drawn', last: 'repeat the W of step 8' },
    askState: 'The first number of the state after the last input?',
    askCount: (steps: number, weights: number) =>
      `This network has ${weights} weights and biases. How many has it over ${steps} steps, if each has its own?`,
    check: 'Check',
    solved: (answer: number) => `✓ ${answer} it is.`,
    wrong: {
      on: 'Count the presses: an even number of them turns the lamp off. But the first number is 0 only if the last input was 0 as well.',
      presses: 'That is the number of presses. The state holds no count: it starts anew from the lamp.',
      tied: 'So many it has with one W. Now every step has its own.',
      short: 'One step is missing.',
      other: 'Not yet. Go on step by step: a is the lamp before, plus the input.',
      otherCount: 'Not yet. Every copy has all of them.'
    },
    describeLearn: (words: string) => `A lamp is learned from strings of 8 steps and asked about 24. ${words}`
  },
  zh: {
    title: '一个单元，一个 W，多少步都行',
    picture: '一个带环的单元，拉开成许多副本，共用一盒权重',
    learnPicture: '只学过 8 步的网络，在 24 步中每一步的正确率',
    pull: '拉',
    handle: '把环拉开',
    pulled: (copies: number, of: number) => `共 ${of} 个副本，已拉出 ${copies} 个`,
    input: (step: number, x: string) => `第 ${step} 步的输入：${x}。按一下改变它`,
    box: 'W，所有副本共用的权重',
    boxOf: (step: number) => `只用于第 ${step} 步的 W`,
    w: 'w，W 中的一个权重',
    bits: '按键',
    bitsHelp: '2 到 12 个数字，每个是 0 或 1',
    badBits: (kept: number) => `只能是 0 和 1，最多 12 个：取了 ${kept} 个。`,
    noBits: '至少两个数字。',
    unroll: '拉出的副本',
    untie: '拆开：每步一个 W',
    state: (t: number, of: number, lamp: string, right: boolean) =>
      `${of} 个输入读了 ${t} 个。网络说：${lamp}${right ? '' : '，说错了'}。`,
    lamp: { on: '灯亮', off: '灯灭', neither: '不亮也不灭' },
    nothing: '还没有读入任何输入。灯是灭的。',
    guess: '所有网络都只从 8 步长的序列中学习。每步各有一个 W 时，能一直答对到第几步？',
    compared: (guess: number, truth: number) =>
      guess === truth ? `你猜的是 ${guess}，正是如此。` : `你猜的是 ${guess}，实际是 ${truth}。`,
    press: (seeds: number) => `两种网络各 ${seeds} 个，等着学习。点“播放”。`,
    running: (updates: number, tied: number, untied: number) =>
      `更新 ${updates} 次。从头起，共用一个 W 的对到第 ${tied} 步，每步一个 W 的对到第 ${untied} 步。`,
    catchingUp: (updates: number) => `正在训练到第 ${updates} 次更新……`,
    result: (tied: number, untied: number, of: number) =>
      `共用一个 W：${of} 步中对到第 ${tied} 步。每步一个 W：对到第 ${untied} 步。`,
    oneW: '共用一个 W',
    ownW: '每步一个 W',
    shares: '正确率（%）',
    step: '步',
    learnedHere: '学过的步',
    beyondHere: '从未见过',
    rate: '学习率',
    most: '更新次数',
    seeds: '每种网络的个数',
    seed: '首个种子',
    beyond: '第 8 步之后',
    beyonds: { drawn: '未经训练的 W', last: '重复第 8 步的 W' },
    askState: '读完最后一个输入，状态的第一个数是多少？',
    askCount: (steps: number, weights: number) =>
      `这个网络有 ${weights} 个权重和偏置。若每一步各有一套，${steps} 步共有多少个？`,
    check: '检查',
    solved: (answer: number) => `✓ 正是 ${answer}。`,
    wrong: {
      on: '数一数按了几下：偶数下，灯是灭的。但只有最后一个输入也是 0 时，第一个数才是 0。',
      presses: '这是按键的次数。状态里没有计数：每一步都从灯的亮灭重新算起。',
      tied: '共用一个 W 时是这么多。现在每一步各有一套。',
      short: '少了一步。',
      other: '还不对。一步一步来：a 等于之前灯的亮灭加上输入。',
      otherCount: '还不对。每个副本都有全部这些数。'
    },
    describeLearn: (words: string) => `网络从 8 步长的序列中学习开关灯，再考 24 步。${words}`
  }
} satisfies Strings;

export type FoldStrings = (typeof strings)['en'];
