import type { Strings } from '$frame/strings.ts';

type Cost = { ticks: number; joins: number } | undefined;
type Mistake = 'added' | 'order' | 'loop' | 'down' | 'short' | undefined;

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const costs = (name: string, cost: Cost) =>
  cost ? `${name}: ${plural(cost.ticks, 'tick', 'ticks')}, ${plural(cost.joins, 'join', 'joins')}` : name;
const chineseCosts = (name: string, cost: Cost) =>
  cost ? `${name}：${cost.ticks} 拍，合并 ${cost.joins} 次` : name;

export const strings = {
  en: {
    title: 'A recurrence as a loop and as a tree',
    picture:
      'The steps of a recurrence side by side, and below them, tick by tick, what they have been joined to',
    places: 'What each place holds after each tick',
    place: (steps: string, tick: number, a: string, b: string, state: boolean) =>
      state ? `Step ${steps}, state ${b}` : `After tick ${tick}: steps ${steps} as one, a ${a}, b ${b}`,
    start: (T: number) => `${T} steps, each a map h ↦ a·h + b. In every box: a, and below it b.`,
    startTanh: (T: number) => `${T} steps, each h ↦ tanh(a·h + b): one after the other.`,
    tryTanh: 'The same with a tanh in every step. Press play: can two steps be joined?',
    noTree: (gap: string) =>
      `No tree: two steps are no step of this form. One that agrees at h = −1 and 1 is off by up to ${gap} between.`,
    loopTanh: (t: number, n: number, h: string) =>
      `Tick ${t} of ${n}: the state is ${h}. Only numbers are handed on, no maps.`,
    during: (t: number, n: number, joins: number, known: number, T: number) =>
      `Tick ${t} of ${n}: ${plural(joins, 'join', 'joins at once')}. ${known} of ${T} states are known.`,
    done: (T: number, ticks: number, joins: number, off: string) =>
      `All ${T} states after ${plural(ticks, 'tick', 'ticks')} and ${joins} joins. Largest difference from the loop: ${off}.`,
    guess: (T: number) =>
      `Two steps may be joined to one, and all joins that wait for nothing happen in the same tick. After how many ticks is state ${T} known?`,
    compared: (guess: number, truth: number, T: number) =>
      guess === truth
        ? `You guessed ${guess}, and so it is: ${T} is 2 to the power of ${truth}.`
        : `You guessed ${guess}. It is ${truth}: each tick doubles how many steps a place stands for.`,
    steps: (first: number, last: number) => (first === last ? `step ${first}` : `steps ${first}–${last}`),
    map: (name: string, a: string, b: string) => `${name}: ${a}·h ${b}`,
    named: (name: string, formula: string) => `${name}: ${formula}`,
    before: 'h before',
    after: (first: number, second: number) => `h after steps ${first} and ${second}; dashed: one step`,
    planLabel: 'Joined',
    plan: {
      loop: (cost: Cost) => costs('as a loop', cost),
      tree: (cost: Cost) => costs('as a tree', cost),
      wide: (cost: Cost) => costs('everywhere at once', cost)
    },
    planNames: { loop: 'As a loop.', tree: 'As a tree.', wide: 'Everywhere at once.' },
    step: 'A step',
    stepNames: { linear: 'a·h + b', tanh: 'tanh(a·h + b)' },
    stepsLabel: 'Steps',
    weight: 'a, with tanh',
    draw: 'Other numbers',
    check: 'Check',
    ask: {
      join: 'First h ↦ 2h + 1, then h ↦ 3h + 4. Together they are h ↦ 6h + b. What is b?',
      ticks: '1,000 steps. After how many ticks can the last state be known?'
    },
    right: 'Yes.',
    wrong: (answer: number, mistake: Mistake) =>
      mistake === 'added'
        ? `${answer}: the second step multiplies what the first has added, too. Try h = 0.`
        : mistake === 'order'
          ? `${answer}: that is the second step before the first. Try h = 0.`
          : mistake === 'loop'
            ? `${answer}: as many as one after the other. In a tick all pairs are joined at once.`
            : mistake === 'down'
              ? `${answer}: after so many the tree has all states. The last one is known before.`
              : mistake === 'short'
                ? `${answer}: after so many ticks a place stands for ${2 ** answer} steps at the most.`
                : `${answer} is not it. Try h = 0, or count how often 1 has to be doubled.`,
    describe: (plan: string, verdict: string) => `${plan} ${verdict}`
  },
  zh: {
    title: '同一个递推：循环与树',
    picture: '递推的各步并排，往下一拍一拍，是它们合并成的结果',
    places: '每一拍之后各处的内容',
    place: (steps: string, tick: number, a: string, b: string, state: boolean) =>
      state ? `第 ${steps} 步，状态 ${b}` : `第 ${tick} 拍之后：第 ${steps} 步合为一步，a 为 ${a}，b 为 ${b}`,
    start: (T: number) => `共 ${T} 步，每步都是映射 h ↦ a·h + b。格子里上面是 a，下面是 b。`,
    startTanh: (T: number) => `共 ${T} 步，每步 h ↦ tanh(a·h + b)，一步接一步。`,
    tryTanh: '每一步都加上 tanh。点“播放”：两步还能合成一步吗？',
    noTree: (gap: string) =>
      `建不成树：两步合起来不再是这种形式的一步。在 h = −1 和 1 处相合的那一步，中间最多差 ${gap}。`,
    loopTanh: (t: number, n: number, h: string) =>
      `第 ${t} 拍，共 ${n} 拍：状态是 ${h}。往下传的只有数，没有映射。`,
    during: (t: number, n: number, joins: number, known: number, T: number) =>
      `第 ${t} 拍，共 ${n} 拍：同时合并 ${joins} 次。${T} 个状态中已知 ${known} 个。`,
    done: (T: number, ticks: number, joins: number, off: string) =>
      `${T} 个状态全部求出，用了 ${ticks} 拍、${joins} 次合并。与循环最多相差 ${off}。`,
    guess: (T: number) => `两步可以合成一步，互不等待的合并都在同一拍完成。几拍之后，就知道第 ${T} 个状态？`,
    compared: (guess: number, truth: number, T: number) =>
      guess === truth
        ? `你猜 ${guess}，正是如此：${T} 等于 2 的 ${truth} 次方。`
        : `你猜 ${guess}，实际是 ${truth}：每过一拍，一格所代表的步数翻一倍。`,
    steps: (first: number, last: number) => (first === last ? `第 ${first} 步` : `第 ${first}–${last} 步`),
    map: (name: string, a: string, b: string) => `${name}：${a}·h ${b}`,
    named: (name: string, formula: string) => `${name}：${formula}`,
    before: '之前的 h',
    after: (first: number, second: number) => `第 ${first}、${second} 步之后的 h；虚线是单独一步`,
    planLabel: '合并方式',
    plan: {
      loop: (cost: Cost) => chineseCosts('循环', cost),
      tree: (cost: Cost) => chineseCosts('树', cost),
      wide: (cost: Cost) => chineseCosts('处处同时', cost)
    },
    planNames: { loop: '循环。', tree: '树。', wide: '处处同时。' },
    step: '每一步',
    stepNames: { linear: 'a·h + b', tanh: 'tanh(a·h + b)' },
    stepsLabel: '步数',
    weight: '有 tanh 时的 a',
    draw: '换一组数',
    check: '检查',
    ask: {
      join: '先 h ↦ 2h + 1，再 h ↦ 3h + 4，合起来是 h ↦ 6h + b。b 是多少？',
      ticks: '共 1,000 步。几拍之后，最后一个状态就可以知道？'
    },
    right: '对。',
    wrong: (answer: number, mistake: Mistake) =>
      mistake === 'added'
        ? `${answer}：第一步加上的数，也要被第二步乘。用 h = 0 试试。`
        : mistake === 'order'
          ? `${answer}：那是先做第二步、再做第一步。用 h = 0 试试。`
          : mistake === 'loop'
            ? `${answer}：这是一步接一步的拍数。而同一拍里，各对是同时合并的。`
            : mistake === 'down'
              ? `${answer}：这么多拍之后，树已求出全部状态。最后一个状态还要更早知道。`
              : mistake === 'short'
                ? `${answer}：这么多拍之后，一格最多代表 ${2 ** answer} 步。`
                : `不是 ${answer}。用 h = 0 试试，或者数一数 1 要翻几倍。`,
    describe: (plan: string, verdict: string) => `${plan}${verdict}`
  }
} satisfies Strings;

export type ScanStrings = (typeof strings)['en'];
