import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'An LSTM that counts',
    picture:
      'The cell state along a string of a’s and b’s, the answers below it, and for every n whether the network is right at every beginning of aⁿbⁿ',
    hint: 'Of n a’s and n b’s, the answer should be 1 at the very end alone. Press the bar for another n.',
    where: 'It learned to count with n up to 10. Where will it first go wrong? Mark it on the bar.',
    mark: 'The first n that goes wrong',
    compared: (guess: number, first: number | undefined) =>
      first === undefined
        ? `You marked n = ${guess}; it goes wrong nowhere up to 200.`
        : `You marked n = ${guess}; the first wrong is n = ${first}.`,
    cells: 'cell state c',
    characters: 'characters read',
    answers: 'answer: at least as many b’s as a’s?',
    lengths: (most: number) => `right at every beginning of aⁿbⁿ for which n, from 1 to ${most}`,
    seen: (n: number) => `seen while it learned: n up to ${n}`,
    firstWrong: (n: number) => `first wrong: n = ${n}`,
    n: 'Number of a’s and of b’s',
    network: 'Network',
    trained: 'trained on n up to 10',
    hand: 'set by hand, one unit',
    forgetBias: 'Forget bias',
    verdict: (n: number, wrong: number, first: number | undefined, trained: boolean) => {
      const here =
        wrong === 0 ? `Right at all ${2 * n} characters.` : `Wrong at ${wrong} of ${2 * n} characters.`;
      const all =
        first === undefined
          ? 'No n up to 200 is answered wrongly.'
          : `The first n that is answered wrongly is ${first}${trained ? ', though it learned only up to 10' : ''}.`;
      return `${here} ${all}`;
    },
    reached: (goal: number) => `It counts to ${goal} and back.`,
    notReached: (goal: number) => `Wanted: right for every n up to ${goal}. What leaks while it counts?`,
    describe: (t: number, n: number, c: string, y: string, first: number | undefined) =>
      `${t === 0 ? 'Nothing is read yet' : `After ${t} of ${2 * n} characters the cell state is ${c} and the answer ${y}`}. ${
        first === undefined
          ? 'No n up to 200 is answered wrongly.'
          : `The first n that is answered wrongly is ${first}.`
      }`
  },
  zh: {
    title: '会数数的 LSTM',
    picture: '细胞状态沿着一串 a 和 b 的变化，下面是回答，再下面是对每个 n，网络在 aⁿbⁿ 的每个开头是否都答对',
    hint: '先读 n 个 a，再读 n 个 b，只有读到最末尾才应当答 1。点长条，可以换一个 n。',
    where: '它学数数时只见过 n 不超过 10 的串。从哪个 n 起会出错？请在长条上标出来。',
    mark: '最先答错的 n',
    compared: (guess: number, first: number | undefined) =>
      first === undefined
        ? `你标的是 n = ${guess}；n 到 200 为止没有一个答错。`
        : `你标的是 n = ${guess}；最先答错的是 n = ${first}。`,
    cells: '细胞状态 c',
    characters: '已读字符数',
    answers: '回答：b 至少和 a 一样多吗？',
    lengths: (most: number) => `哪些 n 在 aⁿbⁿ 的每个开头都答对了，从 1 到 ${most}`,
    seen: (n: number) => `学习时见过：n 不超过 ${n}`,
    firstWrong: (n: number) => `最先答错：n = ${n}`,
    n: 'a 的个数，也是 b 的个数',
    network: '网络',
    trained: '训练所得，n 不超过 10',
    hand: '手工设定，一个单元',
    forgetBias: '遗忘门偏置',
    verdict: (n: number, wrong: number, first: number | undefined, trained: boolean) => {
      const here = wrong === 0 ? `${2 * n} 个字符处全部答对。` : `${2 * n} 个字符中答错 ${wrong} 处。`;
      const all =
        first === undefined
          ? 'n 到 200 为止没有一个答错。'
          : `最先答错的是 n = ${first}${trained ? '，而它学习时只见过 10 以内的' : ''}。`;
      return `${here}${all}`;
    },
    reached: (goal: number) => `它能数到 ${goal} 再数回来。`,
    notReached: (goal: number) => `要求：n 到 ${goal} 为止全部答对。数着数着，是哪里在漏？`,
    describe: (t: number, n: number, c: string, y: string, first: number | undefined) =>
      `${t === 0 ? '还没有读入' : `读完 ${2 * n} 个字符中的 ${t} 个，细胞状态为 ${c}，回答为 ${y}`}。${
        first === undefined ? 'n 到 200 为止没有一个答错。' : `最先答错的是 n = ${first}。`
      }`
  }
} satisfies Strings;

export type CountingStrings = (typeof strings)['en'];
