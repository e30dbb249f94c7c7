import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'One character at a time, by chance',
    picture:
      'The text so far, the likeliest next characters with their shares, and where the random number falls',
    coming: (percent: string) => `The model is on its way: ${percent}.`,
    before: (left: number) => `Nothing is drawn yet; ${left} characters can come.`,
    state: (character: string, percent: string, left: number) =>
      `“${character}” was drawn, with ${percent}; ${left} character${left === 1 ? '' : 's'} could come.`,
    space: 'space',
    line: 'new line',
    shares: 'share at temperature 1 (outline) and as drawn from (filled)',
    dart: 'a random number from 0 to 1 picks',
    others: 'others',
    text: (n: number) => `The text, ${n} characters of it written by the model`,
    temperature: 'Temperature',
    topK: 'Top k',
    topP: 'Top p',
    all: 'all',
    prompt: 'Begins with',
    seed: 'Other numbers',
    model: 'Model',
    models: { book: 'of this book’s prose', own: 'the one that you trained' },
    guess: (percent: string) =>
      `The likeliest character has ${percent} at temperature 1. How many per cent at temperature ½?`,
    compared: (guess: string, truth: string) => `You said ${guess}; at temperature ½ it gets ${truth}.`,
    askCool:
      'At temperature 1 e has 60 per cent, a 30 and o 10. How many per cent has e at temperature ½? Round to a whole number.',
    check: 'Check',
    correct: (n: number) => `${n} per cent: 36 of 36 + 9 + 1.`,
    wrong: (n: number, mistake: 'same' | 'squared' | 'hot' | undefined) => {
      switch (mistake) {
        case 'same':
          return `${n} is the share at temperature 1. Below 1 the likeliest gets more.`;
        case 'squared':
          return `${n} is the square. The squares have to add up to 1 again.`;
        case 'hot':
          return `${n} is the share at temperature 2. Scores are divided by ½, so they double.`;
        case undefined:
          return `${n} is not right. Scores double; what does that do to a power of e, and so to a share?`;
      }
    }
  },
  zh: {
    title: '一次一个字符，随机抽取',
    picture: '已有的文字、最可能的下一个字符和各自的概率，以及随机数落在哪里',
    coming: (percent: string) => `模型正在路上：${percent}。`,
    before: (left: number) => `还没有抽取；可能出现的有 ${left} 个字符。`,
    state: (character: string, percent: string, left: number) =>
      `抽到“${character}”，概率 ${percent}；当时可能出现的有 ${left} 个字符。`,
    space: '空格',
    line: '换行',
    shares: '温度为 1 时的概率（框）和实际抽取用的概率（实心）',
    dart: '0 到 1 之间的随机数来挑选',
    others: '其他',
    text: (n: number) => `这段文字，其中 ${n} 个字符由模型写出`,
    temperature: '温度',
    topK: 'top-k',
    topP: 'top-p',
    all: '全部',
    prompt: '开头',
    seed: '换一组随机数',
    model: '模型',
    models: { book: '读过本书英文的', own: '你训练的' },
    guess: (percent: string) => `温度为 1 时，最可能的字符占 ${percent}。温度为 ½ 时占百分之几？`,
    compared: (guess: string, truth: string) => `你猜的是 ${guess}；温度为 ½ 时是 ${truth}。`,
    askCool: '温度为 1 时，e 占 60%，a 占 30%，o 占 10%。温度为 ½ 时 e 占百分之几？取整数。',
    check: '检查',
    correct: (n: number) => `${n}%：36 除以 36 + 9 + 1。`,
    wrong: (n: number, mistake: 'same' | 'squared' | 'hot' | undefined) => {
      switch (mistake) {
        case 'same':
          return `${n} 是温度为 1 时的概率。温度低于 1，最可能的会得到更多。`;
        case 'squared':
          return `${n} 是平方。几个平方还要重新归一，加起来等于 1。`;
        case 'hot':
          return `${n} 是温度为 2 时的概率。分数除以 ½，是加倍。`;
        case undefined:
          return `${n} 不对。分数加倍，e 的幂怎么变，概率又怎么变？`;
      }
    }
  }
} satisfies Strings;

export type SamplingStrings = (typeof strings)['en'];
