import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'Four letters learn to say hello',
    picture:
      'The four steps of “hello” side by side: letter, state, scores, probabilities and what is missing',
    state: (t: number, bits: string, said: string) =>
      `After ${t} update${t === 1 ? '' : 's'}: ${bits} bits per character. Left to itself it says “${said}”.`,
    rows: {
      x: 'reads',
      h: 'state h',
      y: 'scores y',
      p: 'softmax p',
      error: 'p − target'
    },
    noTarget: 'no target: nobody says what is right',
    loss: 'bits per character',
    updates: 'updates',
    floor: 'without memory: ½',
    mode: 'Each step reads',
    modes: { text: 'the text', own: 'its own letter' },
    memory: 'hand the state on',
    units: 'Hidden units',
    rate: 'Learning rate',
    seed: 'Other start',
    guess:
      'Four answers to learn: e after h, l after e, l after the first l, o after the second. Which will be right last?',
    answers: ['e after h', 'l after e', 'l after the first l', 'o after the second l'],
    never: (said: string) => `With these settings one of them never is. You said: ${said}.`,
    compared: (said: string, truth: string, t: number, right: boolean) =>
      right
        ? `Yes: ${truth}, for good from update ${t} on.`
        : `You said “${said}”; it is “${truth}”, from update ${t} on.`,
    step: (letter: string, wanted: string, h: string, p: string) =>
      `Reads ${letter}, state ${h}; ${wanted} should follow and has ${p} per cent`,
    askCount: (units: number) =>
      `How many weights has this network? Four letters in, ${units} hidden units, four scores out, no biases.`,
    check: 'Check',
    correct: (n: number) => `${n} it is.`,
    wrongCount: (answer: number, mistake: 'no-recurrent' | 'one-side' | 'untied' | undefined) => {
      switch (mistake) {
        case 'no-recurrent':
          return `${answer} leaves out the matrix that hands the state on.`;
        case 'one-side':
          return `${answer} has only one of the matrices to and from the letters.`;
        case 'untied':
          return `${answer} counts the weights anew at every step. They are the same four times.`;
        case undefined:
          return `${answer} is not right. Three matrices: from letters to units, from units to units, from units to scores.`;
      }
    },
    rateGoal:
      'Find a rate at which at least 5 of 20 starts end worse than they began, and at half of it none.',
    rateSaid: (now: number, half: number) =>
      `Worse than at the start: ${now} of 20 at this rate, ${half} of 20 at half of it.`,
    rateHint: {
      low: 'Not there yet: go up.',
      high: 'Half of this rate fails already: come down.',
      edge: 'That is the edge.'
    },
    endings: { hello: 'says hello', other: 'says something else', worse: 'worse than at the start' },
    askSample: (said: string, bits: string) =>
      `It says “${said}”, at ${bits} bits per character. What does it know?`,
    samples: [
      'How often each letter occurs, and nothing of their order',
      'What follows each letter, but not which l this is',
      'The whole word; only chance has it say l once more'
    ],
    wrongSample: [
      'Then it would not start with e after h: look at the first column. e has almost everything there.',
      '',
      'Look at the two columns that read l: their probabilities are the same. No chance is drawn here.'
    ],
    rightSample:
      'Yes. Both l columns are the same, about half l and half o: a bit lost at each, little elsewhere.'
  },
  zh: {
    title: '四个字母学说 hello',
    picture: '“hello”的四步并排：读入的字母、状态、分数、概率，以及还差多少',
    state: (t: number, bits: string, said: string) =>
      `更新 ${t} 次之后：每字符 ${bits} 比特。让它自己说，它说“${said}”。`,
    rows: {
      x: '读入',
      h: '状态 h',
      y: '分数 y',
      p: 'softmax p',
      error: 'p − 目标'
    },
    noTarget: '没有目标：没人说什么才对',
    loss: '每字符比特数',
    updates: '更新次数',
    floor: '没有记忆：½',
    mode: '每步读入',
    modes: { text: '原文', own: '自己说的字母' },
    memory: '把状态传下去',
    units: '隐藏单元数',
    rate: '学习率',
    seed: '换个起点',
    guess: '要学四个回答：h 之后是 e，e 之后是 l，第一个 l 之后是 l，第二个 l 之后是 o。哪一个最后才学对？',
    answers: ['h 之后的 e', 'e 之后的 l', '第一个 l 之后的 l', '第二个 l 之后的 o'],
    never: (said: string) => `按现在的设置，有一个始终没学对。你猜的是：${said}。`,
    compared: (said: string, truth: string, t: number, right: boolean) =>
      right
        ? `对：是${truth}，从第 ${t} 次更新起一直答对。`
        : `你猜的是“${said}”；其实是“${truth}”，从第 ${t} 次更新起一直答对。`,
    step: (letter: string, wanted: string, h: string, p: string) =>
      `读入 ${letter}，状态 ${h}；接下来应是 ${wanted}，得到 ${p}%`,
    askCount: (units: number) =>
      `这个网络有多少个权重？四个字母输入，${units} 个隐藏单元，四个分数输出，没有偏置。`,
    check: '检查',
    correct: (n: number) => `正是 ${n}。`,
    wrongCount: (answer: number, mistake: 'no-recurrent' | 'one-side' | 'untied' | undefined) => {
      switch (mistake) {
        case 'no-recurrent':
          return `${answer} 漏了把状态传下去的那个矩阵。`;
        case 'one-side':
          return `${answer} 里，从字母来和到字母去的两个矩阵只算了一个。`;
        case 'untied':
          return `${answer} 在每一步都重新数了一遍。四步用的是同样的权重。`;
        case undefined:
          return `${answer} 不对。有三个矩阵：从字母到单元，从单元到单元，从单元到分数。`;
      }
    },
    rateGoal: '找一个学习率：20 个起点中至少有 5 个最后比开始时还差，而学习率减半就一个也没有。',
    rateSaid: (now: number, half: number) =>
      `比开始时还差的：用这个学习率，20 个中有 ${now} 个；减半，20 个中有 ${half} 个。`,
    rateHint: { low: '还没到：再大些。', high: '减半也已经不行：小一些。', edge: '这里就是边缘。' },
    endings: { hello: '说 hello', other: '说别的', worse: '比开始时还差' },
    askSample: (said: string, bits: string) => `它说“${said}”，每字符 ${bits} 比特。它知道些什么？`,
    samples: [
      '只知道每个字母有多常见，不知道先后',
      '知道每个字母之后是什么，但不知道这是哪一个 l',
      '知道整个词，多说一个 l 只是碰巧'
    ],
    wrongSample: [
      '那样的话，h 之后就不会是 e。看第一列：e 几乎占了全部。',
      '',
      '看读入 l 的两列：概率一模一样。这里没有抽取，谈不上碰巧。'
    ],
    rightSample: '对。两个 l 列完全相同，大约一半 l，一半 o：各丢约一个比特，别处丢得很少。'
  }
} satisfies Strings;

export type HelloStrings = (typeof strings)['en'];
