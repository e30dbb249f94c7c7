import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'What to keep and what to let pass',
    picture:
      'A sequence of letters and silence, read by a network whose gates are computed from the input and by one whose gates are fixed; below, how both learn',
    gates: { input: 'Gate of the input', fixed: 'Fixed gate' },
    short: { input: 'of the input', fixed: 'fixed' },
    gate: (name: string, answer: string, read: number, steps: number) =>
      `${name}, after ${read} of ${steps} steps: it answers ${answer}`,
    says: 'It answers',
    right: 'letters right',
    updates: 'updates',
    percent: (of100: number) => `${of100} %`,
    chance: 'guessing',
    who: 'Which kind of gate learns to name the letters, in order, wherever they stood?',
    choices: ['both', 'only the gate of the input', 'only the fixed gate', 'neither'],
    compared: (guess: string, truth: string, same: boolean) =>
      same ? `You said: ${guess}. So it is.` : `You said: ${guess}. It is: ${truth}.`,
    press: (letters: number, steps: number) =>
      `${letters} letters among silence, ${steps} steps; at the end they are asked for. Dark: takes in; pale: keeps.`,
    catchingUp: (updates: number) => `Training to update ${updates}…`,
    sofar: (updates: number, input: string, fixed: string) =>
      `After ${updates} updates ${input} % of the letters are right with a gate of the input, ${fixed} % with a fixed one.`,
    again: 'Play on: one sequence passes.',
    held: (share: string) => `With its gate held at its mean the network shown has ${share} %.`,
    atSilence: (t: number, keep: string) =>
      `Step ${t}, silence: the gate of the input keeps ${keep} % of the state in the mean.`,
    atLetter: (t: number, letter: string, keep: string) =>
      `Step ${t}, ${letter}: the gate of the input opens, and keeps ${keep} % in the mean.`,
    spacing: 'Letters',
    spacings: { random: 'anywhere', regular: 'always at the same steps' },
    hold: 'hold the gate of the input',
    other: 'Other sequence',
    letters: 'Letters to keep',
    steps: 'Steps',
    units: 'Units',
    rate: 'Learning rate',
    most: 'Updates',
    seeds: 'Networks of each kind',
    network: 'Network shown',
    draw: 'Draw anew',
    describe: (letters: string, spacing: string, words: string) =>
      `Wanted: ${letters}. Letters stand ${spacing}. ${words}`
  },
  zh: {
    title: '留下什么，放过什么',
    picture: '一个由字母和静默组成的序列，由门随输入而定的网络和门固定不变的网络来读；下面是两者怎样学习',
    gates: { input: '门随输入而定', fixed: '门固定' },
    short: { input: '随输入', fixed: '固定' },
    gate: (name: string, answer: string, read: number, steps: number) =>
      `${name}，共 ${steps} 步，读完 ${read} 步：它的回答是 ${answer}`,
    says: '它的回答',
    right: '答对的字母',
    updates: '更新次数',
    percent: (of100: number) => `${of100}%`,
    chance: '瞎猜',
    who: '不论字母出现在哪里，哪一种门能学会按顺序说出它们？',
    choices: ['两种都能', '只有随输入而定的门', '只有固定的门', '都不能'],
    compared: (guess: string, truth: string, same: boolean) =>
      same ? `你说：${guess}。正是如此。` : `你说：${guess}。结果是：${truth}。`,
    press: (letters: number, steps: number) =>
      `${steps} 步里有 ${letters} 个字母，其余是静默，最后要说出这些字母。深色：读入；浅色：保留。`,
    catchingUp: (updates: number) => `正在训练到第 ${updates} 次更新……`,
    sofar: (updates: number, input: string, fixed: string) =>
      `更新 ${updates} 次之后，门随输入而定的答对 ${input}% 的字母，门固定的答对 ${fixed}%。`,
    again: '接着播放：看一个序列经过。',
    held: (share: string) => `把它的门固定在平均值上，所示网络只答对 ${share}%。`,
    atSilence: (t: number, keep: string) => `第 ${t} 步，静默：随输入而定的门平均保留状态的 ${keep}%。`,
    atLetter: (t: number, letter: string, keep: string) =>
      `第 ${t} 步，${letter}：随输入而定的门打开，平均保留 ${keep}%。`,
    spacing: '字母出现在',
    spacings: { random: '任意位置', regular: '总在同样几步' },
    hold: '固定住随输入而定的门',
    other: '换一个序列',
    letters: '要记的字母数',
    steps: '步数',
    units: '隐藏单元数',
    rate: '学习率',
    most: '更新次数',
    seeds: '每种的网络数',
    network: '所示网络',
    draw: '重新抽取',
    describe: (letters: string, spacing: string, words: string) =>
      `要说出：${letters}。字母出现在${spacing}。${words}`
  }
} satisfies Strings;

export type SelectiveStrings = (typeof strings)['en'];
