import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'A unit that remembers while its gradient vanishes',
    picture:
      'The state of one tanh unit over time, its input, the gradient of the last state with respect to every earlier one, and one step as a map with its fixed points',
    howMuch: (span: number) =>
      `The bit stands for ${span} steps. How much of the last state’s gradient gets back to the step that set it?`,
    compared: (guess: string, truth: string) => `You expected ${guess}; ${truth} comes back.`,
    kept: (h: string) => `kept: ${h}`,
    cameBack: (size: string) => `came back: ${size}`,
    stateTitle: 'state h',
    inputTitle: 'input x',
    gradientTitle: 'gradient ',
    mapTitle: 'one step without input: tanh(w·h)',
    before: 'h before',
    step: 'step t',
    float32: 'below 10⁻⁴⁵ a float32 is 0',
    goalLine: (power: string) => `goal: ${power}`,
    slope: (slope: string) => `slope ${slope}`,
    controls: {
      w: 'self-weight w',
      u: 'input weight u',
      pulse: 'pulse',
      noise: 'input noise',
      at: 'pulse at step',
      steps: 'steps T'
    },
    otherNoise: 'Other noise',
    settings: (parts: readonly string[]) => `Set to: ${parts.join(', ')}.`,
    notSet: (set: string) => `The pulse leaves h at ${set}: too small to be read as a bit (½ is needed).`,
    holds: (span: number, set: string, last: string) =>
      `Remembers: the pulse sets h to ${set}, and ${span} steps later it is ${last}.`,
    forgets: (span: number, set: string, last: string) =>
      `Forgets: the pulse sets h to ${set}, but ${span} steps later it is ${last}, too small to be read as a bit (½ is needed).`,
    crossed: (span: number, set: string, last: string) =>
      `Forgets: the pulse sets h to ${set}; within ${span} steps it has crossed 0, and the ${last} at the end says nothing.`,
    reaches: (span: number, size: string) => `Of the gradient, ${size} gets back over these ${span} steps.`,
    tooShort: (steps: number) =>
      `The bit has to stand for ${steps} steps: make T larger, or the pulse earlier.`,
    wantGone: (size: string) => `Wanted: a bit that is held, and less than ${size} of the gradient.`,
    wantLeft: (size: string) => `Wanted: a bit that is lost, and at least ${size} of the gradient.`,
    describeMap: (count: number, slope: string) =>
      count === 1
        ? `The map has one fixed point, at 0, with slope ${slope}.`
        : `The map has three fixed points; at the outer two its slope is ${slope}.`,
    at: (t: number, h: string) => `At step ${t} the state is ${h}.`,
    backAt: (t: number, size: string) => `On the way home the gradient is ${size} at step ${t}.`
  },
  zh: {
    title: '记得住，梯度却消失的单元',
    picture:
      '一个 tanh 单元的状态随时间的变化，它的输入，最后的状态对此前每个状态的梯度，以及把一步画成映射，并标出不动点',
    howMuch: (span: number) => `这个比特保持了 ${span} 步。最后状态的梯度，有多少能回到把它置位的那一步？`,
    compared: (guess: string, truth: string) => `你猜 ${guess}，回来的是 ${truth}。`,
    kept: (h: string) => `留住 ${h}`,
    cameBack: (size: string) => `回来 ${size}`,
    stateTitle: '状态 h',
    inputTitle: '输入 x',
    gradientTitle: '梯度 ',
    mapTitle: '没有输入的一步：tanh(w·h)',
    before: '之前的 h',
    step: '步 t',
    float32: '小于 10⁻⁴⁵ 的 float32 就是 0',
    goalLine: (power: string) => `目标：${power}`,
    slope: (slope: string) => `斜率 ${slope}`,
    controls: {
      w: '自身权重 w',
      u: '输入权重 u',
      pulse: '脉冲',
      noise: '输入噪声',
      at: '脉冲所在步',
      steps: '步数 T'
    },
    otherNoise: '换一组噪声',
    settings: (parts: readonly string[]) => `设定：${parts.join('，')}。`,
    notSet: (set: string) => `脉冲之后 h 只有 ${set}，太小，读不出这个比特（至少要 ½）。`,
    holds: (span: number, set: string, last: string) =>
      `记得：脉冲把 h 置为 ${set}，${span} 步之后是 ${last}。`,
    forgets: (span: number, set: string, last: string) =>
      `忘了：脉冲把 h 置为 ${set}，${span} 步之后却成了 ${last}，太小，读不出这个比特（至少要 ½）。`,
    crossed: (span: number, set: string, last: string) =>
      `忘了：脉冲把 h 置为 ${set}，可它在这 ${span} 步里越过了 0，最后的 ${last} 已不说明什么。`,
    reaches: (span: number, size: string) => `梯度往回走这 ${span} 步，还剩 ${size}。`,
    tooShort: (steps: number) => `这一位要保持 ${steps} 步：请加大 T，或让脉冲早些到来。`,
    wantGone: (size: string) => `要求：这一位保持住，而梯度剩下不到 ${size}。`,
    wantLeft: (size: string) => `要求：这一位丢失，而梯度至少剩下 ${size}。`,
    describeMap: (count: number, slope: string) =>
      count === 1
        ? `映射只有一个不动点 0，斜率 ${slope}。`
        : `映射有三个不动点，外侧两个处的斜率为 ${slope}。`,
    at: (t: number, h: string) => `第 ${t} 步的状态是 ${h}。`,
    backAt: (t: number, size: string) => `往回走到第 ${t} 步，梯度是 ${size}。`
  }
} satisfies Strings;

export type LatchStrings = (typeof strings)['en'];
