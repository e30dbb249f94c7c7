import { countTick } from '$figure/units.ts';
import type { Strings } from '$frame/strings.ts';
import { BOUNDS } from './params.ts';

/** A name in Chinese text: Latin letters stand off by a space. */
const before = (name: string) => (/^[A-Za-z]/.test(name) ? ` ${name}` : name);
const after = (name: string) => (/[A-Za-z]$/.test(name) ? `${name} ` : name);
const rounded = (T: number) => countTick(Number(T.toPrecision(2)));

export const strings = {
  en: {
    title: 'What a sequence costs, by its length',
    picture:
      'Four charts against the length of the sequence, on logarithmic axes: multiplications, the longest chain of operations that wait for each other, numbers kept, and the time that was measured',
    panels: {
      work: 'Multiplications',
      depth: 'Longest chain',
      memory: 'Numbers kept',
      time: 'Time, measured'
    },
    length: 'steps T',
    attention: 'attention',
    uncached: 'without cache',
    cells: { rnn: 'vanilla', gru: 'GRU', lstm: 'LSTM' },
    from: (T: number) => `T = ${countTick(T)}`,
    about: (T: number) => `about ${rounded(T)}`,
    notMeasured: 'press Play',
    use: 'Use',
    uses: { train: 'training', generate: 'generating' },
    recurrent: 'Recurrent cell',
    width: 'Width d',
    guess: (use: string, width: number, cell: string) =>
      `${use[0].toUpperCase()}${use.slice(1)}, ${width} numbers wide: from which length on will attention take longer than the ${cell} layer, in your browser?`,
    guesses: [
      `${BOUNDS[0]} or less`,
      `${BOUNDS[0] + 1} to ${BOUNDS[1]}`,
      `${BOUNDS[1] + 1} to ${countTick(BOUNDS[2])}`,
      `never, up to ${countTick(BOUNDS[2])}`
    ],
    guessed: (choice: string) => `Your guess: ${choice}.`,
    right: (choice: string) => `Your guess, ${choice}, is what was measured.`,
    wrong: (choice: string, truth: string) => `You guessed ${choice}; measured: ${truth}.`,
    first: {
      train: (cell: string) =>
        `One sequence of T steps, there and back: a layer of attention beside a recurrent one (${cell}).`,
      generate: (cell: string) =>
        `T tokens, each made from those before: a layer of attention beside a recurrent one (${cell}).`
    },
    measuring: 'Measuring …',
    upTo: (T: number) => `Measured in your browser up to T = ${countTick(T)}.`,
    alwaysSlower: (name: string, backend: string) =>
      `Measured in your browser (${backend}): ${name} took longer at every length.`,
    slowerFrom: (name: string, T: number, backend: string) =>
      `Measured in your browser (${backend}): from about T = ${rounded(T)} on, ${name} took longer.`,
    panelSays: (panel: string, name: string, T: number) => `${panel}: ${name} needs more from T = ${T} on.`,
    describe: (use: string, cell: string, width: number) =>
      `A ${cell} layer and a layer of attention, ${width} numbers wide, ${use}.`,
    check: 'Check',
    ask: {
      none: () => '',
      cross: (width: number, cell: string) =>
        `Training, d = ${width}. What is the shortest sequence for which attention makes more multiplications than the ${cell} layer?`,
      cache: (width: number, cell: string) =>
        `d = ${width}. After how many tokens does the cache of keys and values hold as many numbers as a ${cell} layer of this width has weights, biases left out?`,
      processors: (width: number, cell: string) =>
        `Training a ${cell} layer, d = ${width}. A processor makes one multiplication per tick, and every link of the chain takes at least one tick. From how many processors on is it the chain, and not the work shared among them, that sets the limit?`
    },
    solved: {
      none: () => '',
      cross: (answer: number) => `${answer}: four times the width. One step shorter they are equal.`,
      cache: (answer: number) => `${answer}. From there on what was read is larger than what was learned.`,
      processors: (answer: number) =>
        `${answer}, whatever T is: work and chain both grow with T, and their ratio does not.`
    },
    hints: {
      none: () => '',
      cross: (answer: number, width: number, wanted: number) =>
        answer === wanted - 1
          ? `At ${answer} both make the same number. Where is attention’s the larger?`
          : answer === 2 * width
            ? `${answer} compares the last token alone. All steps count: on average each looks back over half of T.`
            : `At ${answer} ${answer > wanted ? 'attention has long made more' : 'attention still makes fewer'}. Set 4d²T + dT(T + 1) against 8d²T; the factor 3 of training is on both sides.`,
      cache: (answer: number, width: number, wanted: number) =>
        answer === 2 * wanted
          ? `${answer} counts one vector a token. The cache keeps two: a key and a value.`
          : `After ${countTick(answer)} tokens the cache holds ${countTick(2 * width * answer)} numbers. How many weights have two gates and a new content, each with two matrices of d × d?`,
      processors: (answer: number, _width: number, wanted: number) =>
        `With ${countTick(answer)} processors ${answer > wanted ? 'some have nothing to do' : 'the work is not done yet when the chain could be'}. Divide the multiplications by the length of the chain, both for the same T.`
    }
  },
  zh: {
    title: '读一个序列的代价，随长度而变',
    picture:
      '四张随序列长度变化的图，坐标轴都是对数的：乘法次数、必须一个等一个的最长的运算链、要保留的数、实测的用时',
    panels: {
      work: '乘法次数',
      depth: '最长的链',
      memory: '要保留的数',
      time: '实测用时'
    },
    length: '步数 T',
    attention: '注意力',
    uncached: '无缓存',
    cells: { rnn: '普通 RNN', gru: 'GRU', lstm: 'LSTM' },
    from: (T: number) => `T = ${countTick(T)}`,
    about: (T: number) => `约 ${rounded(T)}`,
    notMeasured: '请按“播放”',
    use: '用途',
    uses: { train: '训练', generate: '生成' },
    recurrent: '循环单元',
    width: '宽度 d',
    guess: (use: string, width: number, cell: string) =>
      `${use}，宽度为 ${width}：在你的浏览器里，从多长起，注意力层会比${before(after(cell))}层更费时？`,
    guesses: [
      `不超过 ${BOUNDS[0]}`,
      `${BOUNDS[0] + 1} 到 ${BOUNDS[1]}`,
      `${BOUNDS[1] + 1} 到 ${countTick(BOUNDS[2])}`,
      `到 ${countTick(BOUNDS[2])} 也不会`
    ],
    guessed: (choice: string) => `你猜的是：${choice}。`,
    right: (choice: string) => `你猜的“${choice}”，正是测得的结果。`,
    wrong: (choice: string, truth: string) => `你猜的是“${choice}”，测得的是“${truth}”。`,
    first: {
      train: (cell: string) => `一个 T 步的序列，前向再反向：一层注意力，一层循环（${cell}）。`,
      generate: (cell: string) => `生成 T 个词元，每个都由之前的得出：一层注意力，一层循环（${cell}）。`
    },
    measuring: '正在测量……',
    upTo: (T: number) => `已在你的浏览器里测到 T = ${countTick(T)}。`,
    alwaysSlower: (name: string, backend: string) =>
      `在你的浏览器里实测（${backend}）：每个长度都是${before(after(name))}更费时。`,
    slowerFrom: (name: string, T: number, backend: string) =>
      `在你的浏览器里实测（${backend}）：大约从 T = ${rounded(T)} 起，${after(name)}更费时。`,
    panelSays: (panel: string, name: string, T: number) => `${panel}：从 T = ${T} 起，${after(name)}更多。`,
    describe: (use: string, cell: string, width: number) =>
      `一层${before(cell)}，一层注意力，宽度为 ${width}，${use}。`,
    check: '检查',
    ask: {
      none: () => '',
      cross: (width: number, cell: string) =>
        `训练，d = ${width}。序列至少要多长，注意力做的乘法才比${before(after(cell))}层多？`,
      cache: (width: number, cell: string) =>
        `d = ${width}。读了多少个词元之后，键和值的缓存里的数，与同宽的${before(after(cell))}层的权重（不算偏置）一样多？`,
      processors: (width: number, cell: string) =>
        `训练一层${before(cell)}，d = ${width}。一个处理器每拍做一次乘法，链上的每一环至少要一拍。处理器多到几个，限制用时的就不再是分摊的工作量，而是链？`
    },
    solved: {
      none: () => '',
      cross: (answer: number) => `${answer}：宽度的四倍。再短一步，两者相等。`,
      cache: (answer: number) => `${answer}。从此以后，读到的比学到的还要大。`,
      processors: (answer: number) => `${answer}，与 T 无关：工作量和链都随 T 增长，两者之比不变。`
    },
    hints: {
      none: () => '',
      cross: (answer: number, width: number, wanted: number) =>
        answer === wanted - 1
          ? `长度为 ${answer} 时两者一样多。到哪里注意力才更多？`
          : answer === 2 * width
            ? `${answer} 只比较了最后一个词元。每一步都要算：平均每步回看 T 的一半。`
            : `长度为 ${answer} 时，${answer > wanted ? '注意力早就更多了' : '注意力还比较少'}。拿 4d²T + dT(T + 1) 与 8d²T 相比；训练的系数 3 两边都有。`,
      cache: (answer: number, width: number, wanted: number) =>
        answer === 2 * wanted
          ? `${answer} 是每个词元只算一个向量。缓存要留两个：一个键，一个值。`
          : `读了 ${countTick(answer)} 个词元，缓存里有 ${countTick(2 * width * answer)} 个数。三组权重，每组两个 d × d 的矩阵，一共多少个？`,
      processors: (answer: number, _width: number, wanted: number) =>
        `用 ${countTick(answer)} 个处理器，${answer > wanted ? '有的无事可做' : '链本来可以走完了，工作却还没有做完'}。对同一个 T，用乘法次数除以链的长度。`
    }
  }
} satisfies Strings;

export type CostStrings = (typeof strings)['en'];
