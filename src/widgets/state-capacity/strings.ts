import type { Strings } from '$frame/strings.ts';

const numbers = (n: number) => (n === 1 ? '1 number' : `${n} numbers`);
const pairs = (n: number) => (n === 1 ? '1 pair' : `${n} pairs`);

export const strings = {
  en: {
    title: 'How much a state can hold',
    picture:
      'The share of right answers against the number of pairs that have to be kept, each network a dot',
    right: 'answers right',
    pairs: 'pairs to keep',
    percent: (of100: number) => `${of100} %`,
    chance: 'guessing',
    numbers,
    stream: 'One sequence:',
    guess: (units: number) =>
      `Keys come with a bit each, in any order; then one key is asked for. How many pairs can ${numbers(units)} hold without a mistake?`,
    compared: (guess: number, truth: number) =>
      guess === truth ? `You guessed ${guess}, and so it is.` : `You guessed ${guess}. It is ${truth}.`,
    press: (units: number) =>
      `A state of ${numbers(units)}. Press play: for 1 to 8 pairs networks learn to recall them.`,
    catchingUp: (updates: number) => `Training to update ${updates}…`,
    running: (updates: number) => `${updates} updates. Few pairs are learned first.`,
    held: (units: number, held: number) =>
      held === 0
        ? `${numbers(units)}: not even one pair is recalled without mistakes.`
        : held === 8
          ? `${numbers(units)}: all counts shown are recalled; more were not tried.`
          : `${numbers(units)}: up to ${pairs(held)} 99 % of the answers are right. With one more they are not.`,
    units: 'Numbers in the state',
    gate: 'Gate',
    gates: { input: 'of the input', fixed: 'fixed' },
    rate: 'Learning rate',
    most: 'Updates',
    seeds: 'Networks for each count',
    draw: 'Draw anew',
    check: 'Check',
    ask: 'Networks like these with 8 numbers: up to how many pairs did the median of twenty recall without a mistake?',
    correct: 'Yes. With 9 they no longer did.',
    wrong: (answer: number) =>
      `${answer} is not it. Play with 2, 3 and 4 numbers, and see where the line leaves 100 %.`,
    describe: (gate: string, words: string) => `Gate ${gate}. ${words}`
  },
  zh: {
    title: '一个状态能装下多少',
    picture: '答对的比例与要记住的对数之间的关系，每个网络一个点',
    right: '答对的比例',
    pairs: '要记住的对数',
    percent: (of100: number) => `${of100}%`,
    chance: '瞎猜',
    numbers: (n: number) => `${n} 个数`,
    stream: '一个序列：',
    guess: (units: number) =>
      `键一个个到来，顺序任意，各带一个比特；最后问其中一个键。${units} 个数最多能无误地记住几对？`,
    compared: (guess: number, truth: number) =>
      guess === truth ? `你猜 ${guess}，正是如此。` : `你猜 ${guess}，实际是 ${truth}。`,
    press: (units: number) => `状态有 ${units} 个数。点“播放”：从 1 对到 8 对，各有网络来学着记住。`,
    catchingUp: (updates: number) => `正在训练到第 ${updates} 次更新……`,
    running: (updates: number) => `更新 ${updates} 次。对数少的先学会。`,
    held: (units: number, held: number) =>
      held === 0
        ? `${units} 个数：连一对也不能无误地记住。`
        : held === 8
          ? `${units} 个数：这里的每种对数都记得住，更多的没有试。`
          : `${units} 个数：不超过 ${held} 对时，答对 99%。再多一对就不行了。`,
    units: '状态里的数',
    gate: '门',
    gates: { input: '随输入而定', fixed: '固定' },
    rate: '学习率',
    most: '更新次数',
    seeds: '每种对数的网络数',
    draw: '重新抽取',
    check: '检查',
    ask: '这样的网络，状态有 8 个数：二十个的中位数，最多能无误地记住几对？',
    correct: '对。9 对就不行了。',
    wrong: (answer: number) => `不是 ${answer}。用 2、3、4 个数各播放一遍，看曲线在哪里离开 100%。`,
    describe: (gate: string, words: string) => `门${gate}。${words}`
  }
} satisfies Strings;

export type CapacityStrings = (typeof strings)['en'];
