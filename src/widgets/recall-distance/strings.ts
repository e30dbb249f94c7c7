import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'How far back can it learn to look?',
    picture:
      'A map: four cells by distances. In each tile the per cent of right answers, a line for every network, and whether each has learned',
    columns: 'distance k',
    own: 'yours',
    cells: { rnn: 'vanilla', gru: 'GRU', lstm: 'LSTM', linear: 'linear' },
    tile: (cell: string, k: number, learned: number, of: number) =>
      `${cell}, k = ${k}: ${learned} of ${of} have learned it`,
    start: 'Start',
    starts: { usual: 'usual', told: 'made for k' },
    k: 'Your k',
    steps: (k: number) => `${k} steps`,
    updates: 'Updates at most',
    seeds: 'Seeds',
    seed: 'First seed',
    comma: ', ',
    guess: (start: string, updates: number) =>
      `Start: ${start}, ${updates} updates. How far back will the best of the four learn to look?`,
    guessed: (k: number) => `Your guess: ${k}. Press play.`,
    right: (k: number) => `Your guess, ${k}, is as far as most seeds of any cell came.`,
    wrong: (guess: number, truth: number) =>
      truth === 0
        ? `You guessed ${guess}; none learned any of these distances.`
        : `You guessed ${guess}; the farthest that most seeds of a cell learned is ${truth}.`,
    first: (seeds: number) =>
      `Which bit was read k steps ago? ${seeds === 1 ? 'One network' : `${seeds} networks`} for every cell and distance will learn to say.`,
    catchingUp: (updates: number) => `Training to update ${updates} …`,
    running: (updates: number, reaches: string) => `Update ${updates}. Farthest so far: ${reaches}.`,
    reach: (cell: string, k: number) => `${cell} ${k === 0 ? '–' : k}`,
    over: (reaches: string) => `Farthest that most seeds learned: ${reaches}.`,
    ownDistance: (k: number, cells: string) => (cells === '' ? `k = ${k}: none.` : `k = ${k}: ${cells}.`),
    learning: (k: number) => `k = ${k}: learning …`,
    describe: (start: string, k: number) =>
      `Four cells learn to recall a bit over five distances and over ${k} steps. Start: ${start}.`,
    check: 'Check',
    ask: 'A gate stands at 0.5, where PyTorch’s start puts it on average. After how many steps has it left less than a thousandth of what was there?',
    solved: (steps: number) =>
      `${steps}: 0.5 to the power of ${steps} is 1/1,024. Compare it with the column at which the map turns pale.`,
    hint: (steps: number, share: string) =>
      `After ${steps} ${steps === 1 ? 'step' : 'steps'} 1/${share} is left. ${2 ** steps < 1000 ? 'That is more than a thousandth.' : 'Would fewer steps do?'}`
  },
  zh: {
    title: '能学会看多远以前？',
    picture: '一张图：四种循环单元，各种距离。每格里是答对的百分比、每个网络的一条线，以及它学会了没有',
    columns: '距离 k',
    own: '你的',
    cells: { rnn: '普通 RNN', gru: 'GRU', lstm: 'LSTM', linear: '线性循环' },
    tile: (cell: string, k: number, learned: number, of: number) =>
      `${cell}，k = ${k}：${of} 个中有 ${learned} 个学会`,
    start: '初始化',
    starts: { usual: '通常', told: '针对 k' },
    k: '你的 k',
    steps: (k: number) => `${k} 步`,
    updates: '更新次数上限',
    seeds: '种子数',
    seed: '首个种子',
    comma: '，',
    guess: (start: string, updates: number) =>
      `初始化：${start}；更新 ${updates} 次。四种之中最好的，能学会看多远以前？`,
    guessed: (k: number) => `你猜的是 ${k}。请按“播放”。`,
    right: (k: number) => `你猜的 ${k}，正是最好的一种里多数种子学会的最远距离。`,
    wrong: (guess: number, truth: number) =>
      truth === 0
        ? `你猜的是 ${guess}；这些距离一个也没有学会。`
        : `你猜的是 ${guess}；最好的一种里，多数种子学会的最远距离是 ${truth}。`,
    first: (seeds: number) => `k 步之前读到的是哪个比特？每种单元、每个距离，各有 ${seeds} 个网络来学。`,
    catchingUp: (updates: number) => `正在训练到第 ${updates} 次更新……`,
    running: (updates: number, reaches: string) => `更新 ${updates} 次。目前最远：${reaches}。`,
    reach: (cell: string, k: number) => `${cell} ${k === 0 ? '–' : k}`,
    over: (reaches: string) => `多数种子学会的最远距离：${reaches}。`,
    ownDistance: (k: number, cells: string) =>
      cells === '' ? `k = ${k}：都没有学会。` : `k = ${k}：${cells}学会了。`,
    learning: (k: number) => `k = ${k}：正在学……`,
    describe: (start: string, k: number) =>
      `四种循环单元学习回忆一个比特，隔五种距离，以及隔 ${k} 步。初始化：${start}。`,
    check: '检查',
    ask: '一道门停在 0.5，PyTorch 的初始化平均就把它放在这里。多少步之后，原有的内容剩下不到千分之一？',
    solved: (steps: number) => `${steps}：0.5 的 ${steps} 次方是 1/1,024。拿它同图里颜色变淡的那一列比一比。`,
    hint: (steps: number, share: string) =>
      `${steps} 步之后剩下 1/${share}。${2 ** steps < 1000 ? '这还不止千分之一。' : '更少的步数行不行？'}`
  }
} satisfies Strings;

export type DistanceStrings = (typeof strings)['en'];
