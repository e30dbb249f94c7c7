import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'One cell, as many copies as there are inputs',
    picture: 'A cell with a loop, pulled out into copies that share one box of weights',
    pull: 'pull',
    handle: 'Pull the loop out',
    pulled: (copies: number, of: number) => `${copies} of ${of} copies out`,
    input: (step: number, x: string) => `Input of step ${step}: ${x}. Press to change it`,
    box: 'W, the weights of every copy',
    w: 'w',
    bits: 'Presses',
    bitsHelp: '2 to 12 digits, each 0 or 1',
    badBits: (kept: number) => `Only 0 and 1, at most 12 of them: ${kept} taken.`,
    noBits: 'At least two digits.',
    unroll: 'Copies out',
    state: (t: number, of: number, lamp: string, right: boolean) =>
      `${t} of ${of} read. The network says: ${lamp}${right ? '' : ', and is wrong'}.`,
    lamp: { on: 'lamp on', off: 'lamp off', neither: 'neither on nor off' },
    nothing: 'Nothing has been read. The lamp is off.'
  },
  zh: {
    title: '一个单元，有多少输入就有多少副本',
    picture: '一个带环的单元，拉开成许多副本，共用一盒权重',
    pull: '拉',
    handle: '把环拉开',
    pulled: (copies: number, of: number) => `共 ${of} 个副本，拉出 ${copies} 个`,
    input: (step: number, x: string) => `第 ${step} 步的输入：${x}。按一下改变它`,
    box: 'W，所有副本共用的权重',
    w: 'w',
    bits: '按键',
    bitsHelp: '2 到 12 个数字，每个是 0 或 1',
    badBits: (kept: number) => `只能是 0 和 1，最多 12 个：取了 ${kept} 个。`,
    noBits: '至少两个数字。',
    unroll: '拉出的副本',
    state: (t: number, of: number, lamp: string, right: boolean) =>
      `读了 ${of} 个中的 ${t} 个。网络说：${lamp}${right ? '' : '，说错了'}。`,
    lamp: { on: '灯亮', off: '灯灭', neither: '不亮也不灭' },
    nothing: '什么也没读。灯是灭的。'
  }
} satisfies Strings;

export type FoldStrings = (typeof strings)['en'];
