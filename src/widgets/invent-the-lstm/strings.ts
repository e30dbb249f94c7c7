import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'Invent the LSTM',
    picture:
      'A sequence with its cues, what the unit tells and what was wanted, and the unit as far as it has grown',
    stages: 'Six tasks',
    rows: { x: 'comes by', cues: 'cue', y: 'told', wanted: 'wanted' },
    cues: { write: 'write', erase: 'erase', tell: 'tell' },
    comesBy: 'x =',
    sequence: 'Sequence',
    tasks: [
      {
        name: 'keep',
        goal: 'Keep a value, whichever it is, through a long silence, and tell it at the end.',
        why: 'Every step squashes what is held: small values and large ones end up in the same few places, however w and u are set. Add to the state instead.',
        done: 'What is only added to stays as it is.'
      },
      {
        name: 'ignore',
        goal: 'Keep the value that comes with the cue “write”. The others do not matter.',
        why: 'A sum takes in everything that comes by. Something has to stand at the door.',
        done: 'The write gate opens at the cue and stays shut otherwise.'
      },
      {
        name: 'drop',
        goal: 'At “erase”, drop what is held; then keep the next value.',
        why: 'Nothing ever leaves a sum. Whatever was held is still in it.',
        done: 'Where the erase gate shuts, the old content is multiplied by 0.'
      },
      {
        name: 'tell on cue',
        goal: 'Tell what is held at “tell” and nothing at any other step.',
        why: 'What is held is always told. Holding and telling have to come apart.',
        done: 'The reveal gate keeps the content to the unit until it is asked for.'
      },
      {
        name: 'one shouts',
        goal: 'Every “write” is a vote, for or against, by its sign. Tell the majority, 1 or −1. One voter shouts: 80 times as loud.',
        why: 'One loud content drowns all others. It must not count for more than its sign.',
        done: 'Squashed content counts at most 1.'
      },
      {
        name: 'landslide',
        goal: 'Votes again. Tell who won, 1 or −1, by one vote or by five.',
        why: 'What is held is a count, and told as it is it grows with the count. The count has to stay, and what is told must not leave −1 to 1.',
        done: 'The answer is bounded; what is held goes on counting.'
      }
    ],
    add: {
      sum: 'Add up, and do not squash',
      write: 'Add a write gate',
      erase: 'Add an erase gate',
      reveal: 'Add a reveal gate',
      squash: 'Squash what is written',
      bound: 'Squash what is told'
    },
    toTry: (n: number) => (n === 1 ? 'One more try.' : `Try ${n} settings first.`),
    giveUp: 'I give up',
    next: 'Next task',
    fails: (sequence: number, step: number, got: string, wanted: string) =>
      `Sequence ${sequence}, step ${step}: told ${got}, wanted ${wanted}.`,
    /** Between two sentences. */
    space: ' ',
    within: (tolerance: number) => `Within ${tolerance} of what is wanted will do.`,
    finished:
      'All six parts: this unit is an LSTM cell. Write, erase and reveal gate are i, f and o, the content is g, and the engine’s LSTM computes these very numbers.',
    settings: {
      w: 'w, weight of the old state',
      u: 'u, weight of the content',
      iw: 'i: weight of “write”',
      ib: 'i: bias',
      fw: 'f: weight of “erase”',
      fb: 'f: bias',
      ow: 'o: weight of “tell”',
      ob: 'o: bias'
    },
    describe: (task: string, parts: number, verdict: string) =>
      `Task: ${task} The unit has ${parts} of 6 parts. ${verdict}`
  },
  zh: {
    title: '发明 LSTM',
    picture: '一个序列和它的指令，单元说出的与应当说出的，以及搭到这一步的单元',
    stages: '六个任务',
    rows: { x: '经过', cues: '指令', y: '说出', wanted: '要求' },
    cues: { write: '写', erase: '擦', tell: '说' },
    comesBy: 'x =',
    sequence: '序列',
    tasks: [
      {
        name: '留住',
        goal: '不论来的是什么值，都要在漫长的静默中一直留住，到最后说出来。',
        why: '每走一步，存着的东西就被挤压一次：不管 w 和 u 怎么调，值有大有小，最后都挤到那几个地方去。不如改成累加。',
        done: '只做累加，原有的就不变。'
      },
      {
        name: '不理会',
        goal: '只留住带“写”指令的那个值，其余的一概不理。',
        why: '累加会把经过的一切都收进来。得有人守门。',
        done: '写入门只在有指令时打开，平时关着。'
      },
      {
        name: '丢掉',
        goal: '见到“擦”，就丢掉存着的，再留住下一个值。',
        why: '加进去的东西，再也出不来。原来存的还在里面。',
        done: '擦除门一关，旧内容就乘上了 0。'
      },
      {
        name: '问了才说',
        goal: '见到“说”才说出存着的，平时什么也不说。',
        why: '存着什么，就总在说什么。存和说得分开。',
        done: '显露门把内容藏着，问到才说。'
      },
      {
        name: '有人喊叫',
        goal: '每个“写”是一票，正的赞成，负的反对。说出多数的意见：1 或 −1。有一位在大喊，声音是别人的 80 倍。',
        why: '一个过大的内容淹没了其余的。它也只该算一票，只看正负号。',
        done: '内容挤压之后，至多算 1。'
      },
      {
        name: '一边倒',
        goal: '还是投票。不论只多一票还是多五票，都说出哪边赢了：1 或 −1。',
        why: '存着的是票数，照原样说出来，票数越多它就越大。票数得留着，说出来的却不能越出 −1 到 1。',
        done: '说出来的有了界限，存着的照样数下去。'
      }
    ],
    add: {
      sum: '改成累加，不再挤压',
      write: '加一道写入门',
      erase: '加一道擦除门',
      reveal: '加一道显露门',
      squash: '挤压写入的',
      bound: '挤压说出的'
    },
    toTry: (n: number) => (n === 1 ? '再试一次。' : `先试 ${n} 种设定。`),
    giveUp: '我放弃',
    next: '下一个任务',
    fails: (sequence: number, step: number, got: string, wanted: string) =>
      `序列 ${sequence}，第 ${step} 步：说出 ${got}，应为 ${wanted}。`,
    /** Between two sentences. */
    space: '',
    within: (tolerance: number) => `与要求相差不超过 ${tolerance} 就算对。`,
    finished:
      '六个部件齐了，这就是一个 LSTM 单元：写入门、擦除门、显露门就是 i、f、o，内容就是 g。这些数正是引擎里的 LSTM 算出来的。',
    settings: {
      w: 'w，旧状态的权重',
      u: 'u，内容的权重',
      iw: 'i：“写”的权重',
      ib: 'i：偏置',
      fw: 'f：“擦”的权重',
      fb: 'f：偏置',
      ow: 'o：“说”的权重',
      ob: 'o：偏置'
    },
    describe: (task: string, parts: number, verdict: string) =>
      `任务：${task}单元有 6 个部件中的 ${parts} 个。${verdict}`
  }
} satisfies Strings;

export type InventStrings = (typeof strings)['en'];
