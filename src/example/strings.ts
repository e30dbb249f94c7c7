import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'What one unit remembers',
    weight: 'recurrent weight',
    steps: 'steps',
    picture: 'The state over time, as a line',
    state: (t: number, h: string) =>
      t === 0 ? 'Nothing has been read yet.' : `After step ${t} the state is ${h}.`
  },
  zh: {
    title: '一个单元记住了什么',
    weight: '循环权重',
    steps: '步数',
    picture: '状态随时间的变化，画成一条线',
    state: (t: number, h: string) => (t === 0 ? '还没有读入任何输入。' : `第 ${t} 步之后，状态为 ${h}。`)
  }
} satisfies Strings;

export type ExampleStrings = (typeof strings)['en'];
