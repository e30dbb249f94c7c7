import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'Five shapes of a task',
    picture: 'A network unrolled, with a number on every edge',
    pull: 'pull',
    handle: 'Pull the loop out',
    pulled: (copies: number, of: number) => `${copies} of ${of} copies out`,
    input: (step: number, x: string) => `Input of step ${step}: ${x}. Press to change it`,
    boxes: ['W, the weights of every step', 'W′, the weights of the decoder'],
    shape: 'Shape',
    shapes: {
      'one-to-one': 'one to one',
      'one-to-many': 'one to many',
      'many-to-one': 'many to one',
      'many-to-many': 'many to many',
      'encoder-decoder': 'encoder–decoder'
    },
    bits: 'Bits',
    bitsHelp: '2 to 7 digits, each 0 or 1',
    badBits: (kept: number) => `Only 0 and 1, at most 7 of them: ${kept} taken.`,
    noBits: 'At least two digits.',
    n: 'Count down from',
    task: {
      'one-to-one': 'Is the number of 1s odd? Both bits are read at once.',
      'one-to-many': 'Count down to 0 from the number that is read.',
      'many-to-one': 'Were there more 1s than 0s? Above 0 means yes.',
      'many-to-many': 'Mark every 1 that follows a 1.',
      'encoder-decoder': 'Read all the bits, then say them backwards.'
    },
    right: {
      'one-to-one': 'Right. There is no state that could go on to a next step.',
      'one-to-many': 'Right: one input, and an answer at every step.',
      'many-to-one': 'Right: many inputs, one answer at the end.',
      'many-to-many': 'Right at every step, and so on every string of bits.',
      'encoder-decoder': 'Right: first W reads, then W′ answers. Only the state goes between them.'
    },
    wrong: {
      'one-to-one': 'Wrong: it has two inputs. A third bit has no place.',
      'one-to-many': 'It went down, but not in whole steps to 0.',
      'many-to-one': 'Wrong: tanh lets the early bits fade, so the last ones weigh more.',
      'many-to-many': 'Wrong.',
      'encoder-decoder': 'Wrong: the state has room for three bits. What was read first has fallen out.'
    },
    tie: 'As many 1s as 0s: no answer would be right.',
    lucky: 'Right by luck: nothing but 0s fell out.',
    asked: [
      'A film review, word by word, in; whether it is favourable, out. Which shape?',
      'A melody from a single mood that is given at first. Which shape?',
      'A noun, verb or adjective: a label for every word of a sentence, as it is read. Which shape?',
      'A sentence in English in, its Chinese translation out. Which shape?',
      'The size of one photograph in, one of ten classes out. Which shape?'
    ],
    found: (name: string) => `✓ ${name}.`,
    hints: {
      length: 'Compare the lengths: how many things are read, and how many are said?',
      aligned: 'There the n-th word said would belong to the n-th word read, and both would be equally many.',
      wait: 'Each label can be said at once. Nothing has to wait for the end.'
    },
    describe: (shape: string, task: string, t: number, of: number, words: string) =>
      `${shape}. ${task} ${t} of ${of} steps. ${words}`
  },
  zh: {
    title: '任务的五种形状',
    picture: '展开的网络，每条边上都有数',
    pull: '拉',
    handle: '把环拉开',
    pulled: (copies: number, of: number) => `共 ${of} 个副本，已拉出 ${copies} 个`,
    input: (step: number, x: string) => `第 ${step} 步的输入：${x}。按一下改变它`,
    boxes: ['W，每一步共用的权重', 'W′，解码器的权重'],
    shape: '形状',
    shapes: {
      'one-to-one': '一对一',
      'one-to-many': '一对多',
      'many-to-one': '多对一',
      'many-to-many': '多对多',
      'encoder-decoder': '编码器–解码器'
    },
    bits: '比特',
    bitsHelp: '2 到 7 个数字，每个是 0 或 1',
    badBits: (kept: number) => `只能是 0 和 1，最多 7 个：取了 ${kept} 个。`,
    noBits: '至少两个数字。',
    n: '从几倒数',
    task: {
      'one-to-one': '1 的个数是奇数吗？两个比特同时读入。',
      'one-to-many': '从读到的数倒数到 0。',
      'many-to-one': '1 比 0 多吗？大于 0 表示是。',
      'many-to-many': '标出每个紧跟在 1 后面的 1。',
      'encoder-decoder': '先读完所有比特，再倒着说出来。'
    },
    right: {
      'one-to-one': '答对了。这里没有可以传给下一步的状态。',
      'one-to-many': '答对了：一个输入，每一步都有回答。',
      'many-to-one': '答对了：许多输入，最后一个回答。',
      'many-to-many': '每一步都对；对任何比特串都是如此。',
      'encoder-decoder': '答对了：先由 W 读，再由 W′ 答，两者之间只传状态。'
    },
    wrong: {
      'one-to-one': '答错了：它只有两个输入，第三个比特无处可放。',
      'one-to-many': '它在变小，却没有一个整数一个整数地数到 0。',
      'many-to-one': '答错了：tanh 使较早的比特渐渐淡去，后来的分量更重。',
      'many-to-many': '答错了。',
      'encoder-decoder': '答错了：状态只放得下三个比特，最先读到的已经掉了出去。'
    },
    tie: '1 和 0 一样多：怎么答都不对。',
    lucky: '碰巧对了：掉出去的恰好都是 0。',
    asked: [
      '逐词读入一篇影评，说出它是褒是贬。是哪种形状？',
      '开头只给一种情绪，由它写出一段旋律。是哪种形状？',
      '边读句子边给每个词加标签：名词、动词还是形容词。是哪种形状？',
      '读入一句英文，说出它的中文译文。是哪种形状？',
      '读入一张照片的大小，说出它属于十类中的哪一类。是哪种形状？'
    ],
    found: (name: string) => `✓ ${name}。`,
    hints: {
      length: '比一比长短：读入多少样东西，说出多少样东西？',
      aligned: '那样的话，说出的第 n 个词就对应读入的第 n 个词，两边也一样多。',
      wait: '每个标签都可以马上说出来，不必等到句子结束。'
    },
    describe: (shape: string, task: string, t: number, of: number, words: string) =>
      `${shape}。${task}共 ${of} 步，走了 ${t} 步。${words}`
  }
} satisfies Strings;

export type ShapesStrings = (typeof strings)['en'];
