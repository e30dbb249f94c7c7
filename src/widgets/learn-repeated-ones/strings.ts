import type { Strings } from '$frame/strings.ts';
import type { Attempt } from '$training/detector/job.ts';
import type { UnitReport } from '$training/detector/units.ts';

type UnitNames = Record<UnitReport['kind'], string>;
type Outcomes = Record<Attempt['kind'], string>;

export const strings = {
  en: {
    title: 'Gradient descent looks for the detector',
    picture: 'How the starts came out, the loss of the search, and its answers',
    loss: 'loss, mean of 10 updates',
    updates: 'updates',
    silence: (loss: string) => `always 0: ${loss}`,
    reached: (from: number) => `all right from update ${from}`,
    answers: 'Its answers',
    wanted: 'want',
    learned: (updates: number) => (updates === 0 ? 'Random start' : `Learned, ${updates} updates`),
    hand: 'Set by hand',
    Whh: 'W h h',
    Wxh: 'W x h',
    Why: 'W h y',
    unit: {
      current: 'current',
      previous: 'previous',
      constant: 'constant',
      edge: 'rising edge',
      repeat: 'repeat',
      fall: 'falling edge',
      zero: 'current is 0',
      either: 'either',
      silent: 'never on',
      other: 'a mixture'
    } satisfies UnitNames as UnitNames,
    howMany: 'Gradient descent sets out from 20 random starts. How many find a detector?',
    ofTwenty: (found: number) => `${found} of 20`,
    guessed: (found: number) => `You expect ${found} of 20.`,
    compared: (guessed: number, found: number, tried: number) =>
      `You expected ${guessed} of 20; ${found} of ${tried} found one.`,
    weightsPicture: 'The weights that were learned beside those set by hand',
    starts: 'Starts tried',
    rate: (found: number, tried: number) =>
      `${found} of ${tried} ${tried === 1 ? 'start' : 'starts'} found a detector`,
    outcome: {
      found: 'found',
      dead: 'dead',
      constant: 'one answer for all',
      stuck: 'stuck',
      falling: 'out of time',
      diverged: 'diverged'
    } satisfies Outcomes as Outcomes,
    start: (seed: number, outcome: string, updates: number) =>
      `Start ${seed}: ${outcome}, ${updates} updates. Watch it.`,
    untrained: 'Random weights, nothing learned yet. Press play: each update reads 32 random strings.',
    running: (updates: number, loss: string) => `${updates} updates, loss ${loss}.`,
    catchingUp: (updates: number) => `Training to update ${updates}…`,
    fails: (string: string, wanted: number, got: string) =>
      `Shortest string it gets wrong: ${string} should get ${wanted}, and gets ${got}.`,
    passes: 'Right on all 8,190 strings of up to 12 bits.',
    found: (updates: number) =>
      `Found after ${updates} updates: right on all 8,190 strings of up to 12 bits.`,
    same: 'And these are your weights, up to the order and scale of the units.',
    sameUnits: (difference: string) =>
      `Its units do what yours do, with other weights: up to order and scale they differ by as much as ${difference}. A ReLU forgives whatever stays below 0.`,
    allPartners:
      'All three of your units are among its own, up to scale, but others work beside them: not your weights.',
    somePartners: (names: string[], edge: boolean) =>
      `Not your weights: ${names.length} of your 3 units ${names.length === 1 ? 'is' : 'are'} there (${names.join(', ')}), up to scale.${edge ? ' Where you keep the previous bit, it keeps the rising edge.' : ''}`,
    noPartners: (edge: boolean) =>
      `Not your weights: none of your three units is there, up to scale.${edge ? ' It answers by the rising edge instead.' : ''}`,
    dead: (updates: number, silent: number, units: number, head: boolean) =>
      `Dead after ${updates} updates: the gradient is exactly 0, and nothing has a reason to move. ` +
      (silent === units
        ? `No string switches any of the ${units} units on.`
        : head
          ? `The output’s own ReLU is off for every string${silent > 0 ? `, and ${silent} of ${units} units are never on` : ''}.`
          : `${silent} of ${units} units are never on.`),
    deadWayOut: (head: boolean): string =>
      head ? 'Try another start, or a linear output.' : 'Try another start.',
    constant: (low: string, high: string, updates: number) =>
      `Given up after ${updates} updates: every string gets nearly the same answer, ${low} to ${high}. What it reads makes next to no difference.`,
    constantWayOut: 'Try another start, or Adam.',
    stuck: (late: string, earlier: string, updates: number) =>
      `Given up after ${updates} updates: the loss no longer falls (${late} over the last fifth, ${earlier} over the one before).`,
    stuckWayOut: 'Try another start.',
    falling: (late: string, earlier: string, updates: number) =>
      `Given up after ${updates} updates while the loss was still falling (${earlier} on average over the last fifth but one, ${late} over the last).`,
    fallingWayOut: 'Allow more updates, or raise the rate.',
    diverged: (updates: number, loss: string) =>
      `Diverged after ${updates} updates: the loss is ${loss}, and the weights have run away.`,
    divergedWayOut: 'Lower the rate.',
    seed: 'Start',
    another: 'Another start',
    tryMany: 'Try 20 starts',
    trying: 'Trying…',
    optimiser: 'Optimiser',
    optimisers: { adam: 'Adam', sgd: 'SGD' },
    learningRate: 'Rate',
    units: 'Units',
    head: 'Output',
    heads: { relu: 'ReLU', linear: 'linear' },
    maximum: 'Give up after',
    describe: (seed: number, status: string, strip: string) => `Start ${seed}. ${status} ${strip}`
  },
  zh: {
    title: '让梯度下降去找检测器',
    picture: '各个起点的结果、这次搜索的损失，以及它的回答',
    loss: '损失（每 10 次更新取平均）',
    updates: '更新次数',
    silence: (loss: string) => `一律答 0：${loss}`,
    reached: (from: number) => `自第 ${from} 次更新起全对`,
    answers: '它的回答',
    wanted: '应为',
    learned: (updates: number) => (updates === 0 ? '随机起点' : `学到的（更新 ${updates} 次）`),
    hand: '手工设定的',
    Whh: 'W h h',
    Wxh: 'W x h',
    Why: 'W h y',
    unit: {
      current: '当前位',
      previous: '前一位',
      constant: '常数',
      edge: '上升沿',
      repeat: '连续的 1',
      fall: '下降沿',
      zero: '当前位为 0',
      either: '两位有 1',
      silent: '从不激活',
      other: '混合'
    } satisfies UnitNames as UnitNames,
    howMany: '梯度下降从 20 个随机起点出发，有几个能找到检测器？',
    ofTwenty: (found: number) => `20 个中 ${found} 个`,
    guessed: (found: number) => `你估计 20 个中有 ${found} 个。`,
    compared: (guessed: number, found: number, tried: number) =>
      `你估计 20 个中有 ${guessed} 个；试了 ${tried} 个，找到的有 ${found} 个。`,
    weightsPicture: '学到的权重，与手工设定的并排',
    starts: '试过的起点',
    rate: (found: number, tried: number) => `${tried} 个起点中有 ${found} 个找到了检测器`,
    outcome: {
      found: '找到',
      dead: '死亡',
      constant: '回答千篇一律',
      stuck: '卡住',
      falling: '次数用尽',
      diverged: '发散'
    } satisfies Outcomes as Outcomes,
    start: (seed: number, outcome: string, updates: number) =>
      `起点 ${seed}：${outcome}，更新 ${updates} 次。点按观看。`,
    untrained: '权重是随机的，还什么都没学。点“播放”：每次更新读 32 个随机比特串。',
    running: (updates: number, loss: string) => `已更新 ${updates} 次，损失 ${loss}。`,
    catchingUp: (updates: number) => `正在训练到第 ${updates} 次更新……`,
    fails: (string: string, wanted: number, got: string) =>
      `最短的反例：${string} 应当答 ${wanted}，却答了 ${got}。`,
    passes: '不超过 12 位的全部 8,190 个比特串都答对了。',
    found: (updates: number) => `更新 ${updates} 次后找到：不超过 12 位的全部 8,190 个比特串都答对了。`,
    same: '而且正是你的权重，只差单元的次序与尺度。',
    sameUnits: (difference: string) =>
      `各单元做的事与你的相同，权重却不同：对齐次序与尺度后，最大相差 ${difference}。凡是落在 0 以下的，ReLU 一概不计较。`,
    allPartners: '你的三个单元都在其中（只差尺度），但旁边还有别的单元在起作用：不是你的权重。',
    somePartners: (names: string[], edge: boolean) =>
      `不是你的权重：你的 3 个单元里有 ${names.length} 个在其中（${names.join('、')}），只差尺度。${edge ? '你记住前一位，它记住的却是上升沿。' : ''}`,
    noPartners: (edge: boolean) =>
      `不是你的权重：不计尺度，你的三个单元一个也不在其中。${edge ? '它靠上升沿来作答。' : ''}`,
    dead: (updates: number, silent: number, units: number, head: boolean) =>
      `更新 ${updates} 次后死亡：梯度恰好为 0，再没有什么推动它了。` +
      (silent === units
        ? `没有任何比特串能激活 ${units} 个单元中的任何一个。`
        : head
          ? `输出端的 ReLU 对任何比特串都不激活${silent > 0 ? `，且 ${units} 个单元中有 ${silent} 个从不激活` : ''}。`
          : `${units} 个单元中有 ${silent} 个从不激活。`),
    deadWayOut: (head: boolean): string => (head ? '换一个起点，或改用线性输出。' : '换一个起点。'),
    constant: (low: string, high: string, updates: number) =>
      `更新 ${updates} 次后放弃：对所有比特串的回答几乎相同，都在 ${low} 到 ${high} 之间。读到什么，几乎毫无差别。`,
    constantWayOut: '换一个起点，或改用 Adam。',
    stuck: (late: string, earlier: string, updates: number) =>
      `更新 ${updates} 次后放弃：损失不再下降（最后五分之一为 ${late}，之前五分之一为 ${earlier}）。`,
    stuckWayOut: '换一个起点。',
    falling: (late: string, earlier: string, updates: number) =>
      `更新 ${updates} 次后放弃，而损失仍在下降（倒数第二个五分之一平均 ${earlier}，最后五分之一平均 ${late}）。`,
    fallingWayOut: '允许更多次更新，或提高学习率。',
    diverged: (updates: number, loss: string) => `更新 ${updates} 次后发散：损失为 ${loss}，权重已经失控。`,
    divergedWayOut: '降低学习率。',
    seed: '起点',
    another: '换一个起点',
    tryMany: '试 20 个起点',
    trying: '正在尝试……',
    optimiser: '优化器',
    optimisers: { adam: 'Adam', sgd: 'SGD' },
    learningRate: '学习率',
    units: '隐藏单元数',
    head: '输出',
    heads: { relu: 'ReLU', linear: '线性' },
    maximum: '更新上限',
    describe: (seed: number, status: string, strip: string) => `起点 ${seed}。${status}${strip}`
  }
} satisfies Strings;

export type LearnStrings = (typeof strings)['en'];
