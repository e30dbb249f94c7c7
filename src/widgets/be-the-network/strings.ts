import type { Strings } from '$frame/strings.ts';
import type { Keep } from './keep.ts';

const spaced = (bits: readonly number[]) => bits.join(' ');

export const strings = {
  en: {
    title: 'Be the network',
    picture: 'Bits that come and are gone, and two slots for what is kept',
    gone: 'gone',
    slots: 'what you keep',
    begin: 'First bit',
    answers: 'Were the last two both 1?',
    slot: (n: number) => `Slot ${n} keeps`,
    keeps: {
      nothing: 'nothing',
      this: 'this bit',
      before: 'the bit before',
      ones: 'how many 1s so far',
      answer: 'my last answer',
      place: 'how many bits so far'
    } satisfies Record<Keep, string>,
    start: 'Each bit is shown for a second. Then it is gone, and you answer.',
    asked: 'Both 1? Answer 1, otherwise 0.',
    right: (streak: number) => `Right, ${streak} in a row.`,
    wrong: (pair: string) => `No: the last two were ${pair}. What did you have to keep?`,
    wrongFirst: 'No: one bit is not two. What did you have to keep?',
    over: (right: number, of: number) => `${right} of ${of} right. What did you have to keep?`,
    enough: 'Enough, whatever comes. In a network two such slots are h₁ and h₂: its state.',
    clash: (one: readonly number[], other: readonly number[]) =>
      `Not enough: after ${spaced(one)} and after ${spaced(other)} they hold the same, and the answers differ.`,
    stale: (one: readonly number[], other: readonly number[], next: number) =>
      `After ${spaced(one)} and after ${spaced(other)} they hold the same. Then comes ${next}, and nobody can tell what they must hold.`,
    again: 'Other bits',
    said: (t: number, bit: number) => `Bit ${t} is ${bit}.`
  },
  zh: {
    title: '你来当网络',
    picture: '来了又消失的比特，和两个用来记东西的格子',
    gone: '已消失',
    slots: '你记住的',
    begin: '第一个比特',
    answers: '最后两个都是 1 吗？',
    slot: (n: number) => `第 ${n} 格记`,
    keeps: {
      nothing: '什么也不记',
      this: '当前位',
      before: '前一位',
      ones: '至今有几个 1',
      answer: '我上次的回答',
      place: '至今有几位'
    } satisfies Record<Keep, string>,
    start: '每个比特只显示一秒，随后消失，由你作答。',
    asked: '都是 1 就答 1，否则答 0。',
    right: (streak: number) => `对，连对 ${streak} 个。`,
    wrong: (pair: string) => `不对：最后两个是 ${pair}。你本该记住什么？`,
    wrongFirst: '不对：只有一个比特，谈不上两个。你本该记住什么？',
    over: (right: number, of: number) => `${of} 个答对 ${right} 个。你必须记住什么？`,
    enough: '够了，后面来什么都不怕。在网络里，这样两格就是 h₁ 和 h₂：它的状态。',
    clash: (one: readonly number[], other: readonly number[]) =>
      `不够：读完 ${spaced(one)} 和读完 ${spaced(other)}，格子里一样，该答的却不同。`,
    stale: (one: readonly number[], other: readonly number[], next: number) =>
      `读完 ${spaced(one)} 和读完 ${spaced(other)}，格子里一样。接着来一个 ${next}，就没法知道该改记什么了。`,
    again: '换一串',
    said: (t: number, bit: number) => `第 ${t} 位是 ${bit}。`
  }
} satisfies Strings;

export type BeTheNetworkStrings = (typeof strings)['en'];
