import type { Strings } from '$frame/strings.ts';

const percent = (share: number) => (share > 0 && share < 1 ? '<1%' : `${share.toFixed(0)}%`);
const ordinal = (n: number) =>
  `${n}${['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th'}`;

export const strings = {
  en: {
    title: 'A network writes C',
    picture:
      'C code as it was written, the likeliest characters at the last place, and how pieces of code end',
    percent,
    loading: (share: string) => `The network is on its way: ${share}.`,
    writing: (n: number) => `It is writing up to character ${n}.`,
    verdict: (n: number, rank: number, chance: string, bits: string) =>
      `${n} characters written. The last was ${rank === 0 ? 'none of the eight likeliest' : rank === 1 ? 'the likeliest' : `the ${ordinal(rank)} likeliest`}, with ${chance}; on average one surprised by ${bits} bits.`,
    likely: 'What could have stood here',
    nothing: 'Play, and it writes.',
    endings: 'Of 20 pieces, by temperature',
    kinds: { closed: 'all closes', wrong: 'closes wrongly', open: 'no end' },
    guessFirst: 'Not counted yet.',
    guess: 'At temperature 1: in how many of 20 pieces do all brackets, quotes and comments close?',
    prompt: 'It goes on from',
    temperature: 'Temperature',
    pace: 'Pace',
    paces: { reading: 'to read along', fast: 'as fast as it goes' },
    count: 'Count what closes',
    counting: 'It is writing 120 pieces, and counts.',
    counted: (n: number) => `At temperature 1, ${n} of 20 close.`,
    compared: (guess: number, n: number) => `At temperature 1 you expected ${guess} of 20; ${n} close.`,
    draw: 'Draw anew',
    length: 'Characters'
  },
  zh: {
    title: '网络写 C 代码',
    picture: '写出来的 C 代码、最后一个位置上最可能的字符，以及一段段代码如何收尾',
    percent,
    loading: (share: string) => `网络还在路上：${share}。`,
    writing: (n: number) => `正在写，写到第 ${n} 个字符。`,
    verdict: (n: number, rank: number, chance: string, bits: string) =>
      `已写 ${n} 个字符。最后一个${rank === 0 ? '不在最可能的八个之内' : rank === 1 ? '正是最可能的' : `在可能性上排第 ${rank}`}，概率 ${chance}；平均每个字符的惊奇是 ${bits} 比特。`,
    likely: '这里本来可以是什么',
    nothing: '按播放，它就写。',
    endings: '20 段代码，按温度',
    kinds: { closed: '全部闭合', wrong: '闭合有错', open: '没有写完' },
    guessFirst: '还没有数。',
    guess: '温度为 1 时，20 段里有几段的括号、引号和注释全部闭合？',
    prompt: '接着写',
    temperature: '温度',
    pace: '速度',
    paces: { reading: '跟得上读', fast: '能写多快就多快' },
    count: '数一数有多少闭合',
    counting: '正在写 120 段，边写边数。',
    counted: (n: number) => `温度为 1 时，20 段里有 ${n} 段全部闭合。`,
    compared: (guess: number, n: number) => `温度为 1 时，你猜 20 段里有 ${guess} 段，实际 ${n} 段全部闭合。`,
    draw: '重新抽取',
    length: '字符数'
  }
} satisfies Strings;

export type SamplerStrings = (typeof strings)['en'];
