import type { Strings } from '$frame/strings.ts';
import { formatNumber, sizeText } from '$figure/format.ts';

const more = (ratio: number) => formatNumber(ratio);
const difference = (value: number) => sizeText(value);

export const strings = {
  en: {
    title: 'What learning from a sequence costs',
    picture:
      'What three passes over 36 steps hold, a box for a step; below, bytes held and time a step against the length of the sequence, on logarithmic axes',
    full: 'full',
    truncated: 'truncated',
    checkpointed: 'checkpointed',
    truncatedBy: (window: number) => `truncated, chunks of ${window}`,
    checkpointedBy: (checkpoints: number) =>
      checkpoints === 0 ? 'checkpointed, √T states' : `checkpointed, ${checkpoints} states`,
    howMuch: (states: number) =>
      `A pass over 10,000 steps keeps every step, or only ${states} checkpoints and makes the rest anew. How many times as much memory does the full one take?`,
    compared: (guessed: number, truth: number) =>
      `You guessed ${guessed} times as much; it is ${truth} times.`,
    held: 'held',
    most: (n: number) => `at most ${n}`,
    holds: (name: string, most: number) => `${name}: at most ${most} of 36 steps are held`,
    keptDrawn: 'Kept in the drawing',
    runPass: 'Run the pass',
    stopPass: 'Stop',
    moment: 'Moment',
    choicePicture: 'Bytes held against the number of checkpoints, on logarithmic axes',
    length: 'steps T',
    bytesTitle: 'Memory held',
    timeTitle: 'Time a step',
    choiceTitle: (T: string) => `Memory held at T = ${T}, by number of checkpoints`,
    checkpointsAxis: 'checkpoints',
    notMeasured: ['Not measured yet.', 'Press Play.'] as readonly [string, string],
    least: (bytes: string, count: string) => `least: ${bytes} with ${count}`,
    chosen: (count: string, bytes: string) => `${count}: ${bytes}`,
    budgetIs: (bytes: string) => `budget ${bytes}`,
    tableCaption: (T: string) =>
      `At T = ${T}. ✓ counted, not only computed. A vertical line at a time: from the fastest to the slowest repeat.`,
    pass: 'pass',
    bytes: 'bytes held',
    counted: '✓',
    time: 'time a step',
    gradient: 'off the full gradient',
    differs: (value: number) => (value === 0 ? '0' : `by ${difference(value)}`),
    cell: 'Cell',
    units: 'Units',
    window: 'Chunk',
    stepsLong: (n: number) => (n === 1 ? '1 step' : `${n} steps`),
    at: 'T',
    checkpoints: 'Checkpoints',
    checkpointsExactly: 'Checkpoints, exactly',
    kept: (n: number) => (n === 1 ? '1 state kept' : `${n} states kept`),
    useRoot: 'As many checkpoints as the square root of T',
    check: 'Measure it',
    measuring: 'Measuring …',
    goal: (T: string, budget: string) =>
      `One pass over ${T} steps may hold ${budget} bytes. Choose the fewest checkpoints that fit.`,
    over: (count: string, held: string, by: string) =>
      `With ${count} checkpoints the buffers hold ${held} bytes: ${by} too many.`,
    solved: (count: string, held: string) =>
      `Measured: ${count} checkpoints hold ${held} bytes. That fits, and one fewer would not.`,
    fitsNotFewest: (count: string, held: string) =>
      `Measured: ${count} checkpoints hold ${held} bytes. That fits, but fewer would do.`,
    predicted: (T: string, full: string, cut: string, window: number, kept: string, states: number) =>
      `For ${T} steps a full pass holds ${full}. Cut into chunks of ${window} it holds ${cut}; with ${states} checkpoints, and the gradient still whole, ${kept}.`,
    pressPlay:
      'These bytes follow from the shapes of the buffers. Press Play to count them and to time the passes here, in your browser.',
    found: (T: string, ratio: number, off: number) =>
      `At T = ${T} checkpoints take ${more(ratio)} times as long as the full pass, and their gradient differs from it by ${difference(off)} of its length: rounding.`,
    measuredWith: (backend: string, done: number, all: number) =>
      `Measured in your browser (${backend}): ${done} of ${all} lengths.`,
    network: (cell: string, units: number) => `One layer of ${units} ${cell} units.`,
    describeLeast: (T: string, bytes: string, count: number) =>
      `At T = ${T} the least that checkpoints can hold is ${bytes}, with ${count} of them.`
  },
  zh: {
    title: '从一个序列学习，要花多少内存和时间',
    picture:
      '三种做法走 36 步，各存着哪些步，一步一格；下方是占用的字节数和每步用时随序列长度的变化，坐标轴都是对数的',
    full: '完整',
    truncated: '截断',
    checkpointed: '检查点',
    truncatedBy: (window: number) => `截断，每段 ${window} 步`,
    checkpointedBy: (checkpoints: number) =>
      checkpoints === 0 ? '检查点，√T 个状态' : `检查点，${checkpoints} 个状态`,
    howMuch: (states: number) =>
      `走一遍 10,000 步：要么每一步都留着，要么只留 ${states} 个检查点，其余的重算。前者占的内存是后者的多少倍？`,
    compared: (guessed: number, truth: number) => `你猜 ${guessed} 倍，实为 ${truth} 倍。`,
    held: '现存',
    most: (n: number) => `最多 ${n}`,
    holds: (name: string, most: number) => `${name}：36 步中最多同时存着 ${most} 步`,
    keptDrawn: '图中保留几个',
    runPass: '走一遍',
    stopPass: '停下',
    moment: '时刻',
    choicePicture: '占用的字节数随检查点个数的变化，坐标轴都是对数的',
    length: '步数 T',
    bytesTitle: '占用的内存',
    timeTitle: '每步用时',
    choiceTitle: (T: string) => `T = ${T} 时占用的内存，随检查点个数而变`,
    checkpointsAxis: '检查点个数',
    notMeasured: ['尚未测量。', '请按“播放”。'] as readonly [string, string],
    least: (bytes: string, count: string) => `最少：${count} 个，${bytes}`,
    chosen: (count: string, bytes: string) => `${count} 个：${bytes}`,
    budgetIs: (bytes: string) => `预算 ${bytes}`,
    tableCaption: (T: string) =>
      `T = ${T} 时。✓ 表示字节数已实际清点；用时图中的竖线，表示从最快的一次到最慢的一次。`,
    pass: '方法',
    bytes: '占用字节',
    counted: '✓',
    time: '每步用时',
    gradient: '与完整梯度之差',
    differs: difference,
    cell: '单元类型',
    units: '隐藏单元数',
    window: '每段步数',
    stepsLong: (n: number) => `${n} 步`,
    at: 'T',
    checkpoints: '检查点',
    checkpointsExactly: '检查点的准确个数',
    kept: (n: number) => `保留 ${n} 个状态`,
    useRoot: '检查点个数取 T 的平方根',
    check: '测一测',
    measuring: '正在测量……',
    goal: (T: string, budget: string) =>
      `走一遍 ${T} 步，最多可占 ${budget} 字节。请选出放得下的最少检查点个数。`,
    over: (count: string, held: string, by: string) =>
      `设 ${count} 个检查点，缓冲区共占 ${held} 字节，超出 ${by} 字节。`,
    solved: (count: string, held: string) =>
      `实测：${count} 个检查点占 ${held} 字节。放得下，再少一个就不行了。`,
    fitsNotFewest: (count: string, held: string) =>
      `实测：${count} 个检查点占 ${held} 字节。放得下，但还可以更少。`,
    predicted: (T: string, full: string, cut: string, window: number, kept: string, states: number) =>
      `${T} 步的序列，完整地走一遍要占 ${full}。切成每段 ${window} 步，占 ${cut}；设 ${states} 个检查点，梯度依然完整，占 ${kept}。`,
    pressPlay: '这些字节数由缓冲区的形状算出。按“播放”，就在你的浏览器里逐一清点并计时。',
    found: (T: string, ratio: number, off: number) =>
      `T = ${T} 时，用检查点所花的时间是完整做法的 ${more(ratio)} 倍，两者梯度之差只有其长度的 ${difference(off)}，是舍入误差。`,
    measuredWith: (backend: string, done: number, all: number) =>
      `在你的浏览器里实测（${backend}）：${all} 个长度中的 ${done} 个。`,
    network: (cell: string, units: number) => `一层，${units} 个隐藏单元，单元类型为 ${cell}。`,
    describeLeast: (T: string, bytes: string, count: number) =>
      `T = ${T} 时，检查点最少可占 ${bytes}，用 ${count} 个。`
  }
} satisfies Strings;

export type MemoryStrings = (typeof strings)['en'];
