import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'How far back a prediction reaches',
    picture:
      'A text, tinted by how much each character matters for one that is foretold, and that by distance',
    coming: (percent: string) => `The model is on its way: ${percent}.`,
    working: (k: number, most: number) => `Replacing characters, one by one: ${k} of ${most}.`,
    asked: (character: string) =>
      `One character is foretold: “${character}”, framed below. How far back does it reach?`,
    state: (character: string, farthest: number, back: number) =>
      `“${character}” reaches back ${farthest} character${farthest === 1 ? '' : 's'}; ${back} were replaced.`,
    text: 'The text; the framed character is foretold',
    pick: (character: string, place: number) => `${character}, character ${place}`,
    space: 'space',
    real: 'replaced',
    foretold: 'by gradient',
    bits: 'change of the loss in bits, mean over replacements',
    distance: 'characters back',
    threshold: 'a hundredth of a bit',
    at: 'Foretold character',
    others: 'Replacements of each',
    model: 'Model',
    models: { book: 'of this book’s prose', own: 'the one that you trained' },
    own: 'Text',
    guess:
      'How many characters back is the last whose replacement changes the loss of the framed one by a hundredth of a bit?',
    compared: (guess: number, truth: number) => `You said ${guess}; it is ${truth}.`
  },
  zh: {
    title: '一次预测能追溯多远',
    picture: '一段文字，按每个字符对某个被预测字符的影响着色；影响随距离的变化',
    coming: (percent: string) => `模型正在路上：${percent}。`,
    working: (k: number, most: number) => `正在逐个替换字符：${most} 个中的 ${k} 个。`,
    asked: (character: string) => `被预测的是“${character}”，下面用框标出。它能追溯多远？`,
    state: (character: string, farthest: number, back: number) =>
      `“${character}”追溯到 ${farthest} 个字符之前；替换了 ${back} 个。`,
    text: '文字；框中的字符是被预测的',
    pick: (character: string, place: number) => `${character}，第 ${place} 个字符`,
    space: '空格',
    real: '实际替换',
    foretold: '按梯度',
    bits: '损失的变化（比特），几次替换的平均',
    distance: '往前多少个字符',
    threshold: '百分之一比特',
    at: '被预测的字符',
    others: '每个字符替换几次',
    model: '模型',
    models: { book: '读过本书英文的', own: '你训练的' },
    own: '文字',
    guess: '往前数，最远到第几个字符，替换它还能让框中字符的损失变化百分之一比特？',
    compared: (guess: number, truth: number) => `你猜的是 ${guess}；其实是 ${truth}。`
  }
} satisfies Strings;

export type ReachStrings = (typeof strings)['en'];
