import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'A model as a compressor',
    picture:
      'The text, tinted by surprise; how each character narrows an interval; and the size of the file beside others',
    coming: (percent: string) => `The model is on its way: ${percent}.`,
    nothing: 'No text: nothing to pack.',
    asked: (characters: string, bytes: string) =>
      `${characters} characters, ${bytes} bytes. How small can they become?`,
    working: (percent: string) => `Packing and unpacking: ${percent}.`,
    state: (characters: string, bytes: string, bits: string) =>
      `${characters} characters in ${bytes} bytes: ${bits} bits each. Unpacked, they are the same to the last one.`,
    broken: 'Unpacking did not give the same text. This should not happen.',
    text: 'The text',
    interval: 'what each character keeps of the interval',
    sizes: 'bytes of the file',
    utf8: 'UTF-8',
    order: (n: number) => (n === 0 ? 'counts letters' : `counts after ${n}`),
    gzip: 'gzip',
    model: 'the model',
    sample: 'Text',
    samples: {
      prose: 'written like this book',
      story: 'a story',
      digits: 'random digits',
      chinese: 'Chinese',
      own: 'your own'
    },
    own: 'Your text',
    open: 'Open a file',
    cut: (n: string) => `Cut after ${n} characters.`,
    which: 'Model',
    models: { book: 'of this book’s prose', own: 'the one that you trained' },
    guess: 'Which makes the smallest file of this text?',
    contenders: ['gzip', 'counting what followed 3 characters', 'the model'],
    compared: (said: string, truth: string, right: boolean) =>
      right ? `Yes, ${truth}.` : `You said: ${said}. It is: ${truth}.`,
    askBits: (bits: string, perplexity: string, characters: string) =>
      `On the same text of ${characters} characters, model A needs ${bits} bits per character; model B has a perplexity of ${perplexity} per character. How many bytes has the smaller file?`,
    check: 'Check',
    correct: (n: number) => `${n} it is. B needs log₂ 4.6 ≈ 2.2 bits per character.`,
    wrong: (n: number, mistake: 'bits' | 'other' | 'perplexity' | undefined) => {
      switch (mistake) {
        case 'bits':
          return `${n} are the bits. A byte has eight.`;
        case 'other':
          return `${n} is the file of B. Is it the smaller one?`;
        case 'perplexity':
          return `${n} takes the perplexity for bits. It is 2 to the power of the bits.`;
        case undefined:
          return `${n} is not right. Which model has fewer bits? A perplexity of 4.6 is 2 to the power of how many?`;
      }
    }
  },
  zh: {
    title: '用模型来压缩',
    picture: '按惊奇程度着色的文字；每个字符怎样缩小区间；文件大小与别的方法并列',
    coming: (percent: string) => `模型正在路上：${percent}。`,
    nothing: '没有文字，没有可压缩的。',
    asked: (characters: string, bytes: string) => `${characters} 个字符，${bytes} 字节。能压到多小？`,
    working: (percent: string) => `正在压缩并解压：${percent}。`,
    state: (characters: string, bytes: string, bits: string) =>
      `${characters} 个字符压成 ${bytes} 字节：每个 ${bits} 比特。解压之后一字不差。`,
    broken: '解压出来的文字不一样。这不应该发生。',
    text: '文字',
    interval: '每个字符留下区间的哪一段',
    sizes: '文件的字节数',
    utf8: 'UTF-8',
    order: (n: number) => (n === 0 ? '数字符频次' : `看前 ${n} 个计数`),
    gzip: 'gzip',
    model: '模型',
    sample: '文字',
    samples: {
      prose: '像本书那样的',
      story: '一个故事',
      digits: '随机数字',
      chinese: '中文',
      own: '你自己的'
    },
    own: '你的文字',
    open: '打开文件',
    cut: (n: string) => `只取前 ${n} 个字符。`,
    which: '模型',
    models: { book: '读过本书英文的', own: '你训练的' },
    guess: '哪一种能把这段文字压得最小？',
    contenders: ['gzip', '看前 3 个字符计数', '模型'],
    compared: (said: string, truth: string, right: boolean) =>
      right ? `对，是${truth}。` : `你猜的是：${said}。其实是：${truth}。`,
    askBits: (bits: string, perplexity: string, characters: string) =>
      `同一段 ${characters} 个字符的文字，模型 A 每字符要 ${bits} 比特，模型 B 每字符的困惑度是 ${perplexity}。较小的文件有多少字节？`,
    check: '检查',
    correct: (n: number) => `正是 ${n}。B 每字符要 log₂ 4.6 ≈ 2.2 比特。`,
    wrong: (n: number, mistake: 'bits' | 'other' | 'perplexity' | undefined) => {
      switch (mistake) {
        case 'bits':
          return `${n} 是比特数。一个字节有八比特。`;
        case 'other':
          return `${n} 是 B 的文件。它是较小的那个吗？`;
        case 'perplexity':
          return `${n} 把困惑度当成了比特。困惑度是 2 的若干次方，指数才是比特。`;
        case undefined:
          return `${n} 不对。哪个模型的比特更少？4.6 的困惑度，是 2 的几次方？`;
      }
    }
  }
} satisfies Strings;

export type CompressorStrings = (typeof strings)['en'];
