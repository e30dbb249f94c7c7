import type { Strings } from '$frame/strings.ts';
import type { Fault } from './task.ts';
import type { Gate } from './model.svelte.ts';

const gatesEn: Record<Gate, string> = { i: 'Input gate', f: 'Forget gate', o: 'Output gate' };
const gatesZh: Record<Gate, string> = { i: '输入门', f: '遗忘门', o: '输出门' };

export const strings = {
  en: {
    title: 'Be the gates',
    picture:
      'Six steps of one cell: what comes by, three gates to open and shut at each, what the cell holds and what it tells',
    hint: 'Press a valve: along the pipe it is open, across it is shut.',
    rows: { g: 'comes by', c: 'held', h: 'told', wanted: 'wanted' },
    cues: ['copy', 'keep', 'tell', 'erase', 'copy', 'tell'],
    gate: (gate: Gate, step: number, open: boolean) =>
      `${gatesEn[gate]} at step ${step}: ${open ? 'open' : 'shut'}`,
    done: 'Told on cue, and empty in between.',
    fault: (fault: Fault) => {
      switch (fault.kind) {
        case 'told':
          return `At step ${fault.step + 1} something is told, and nothing should be.`;
        case 'untold':
          return `At step ${fault.step + 1} something should be told, and the output gate is shut.`;
        case 'wrong':
          return `At step ${fault.step + 1} the wrong number is told. Was it copied, and was it kept ever since?`;
        case 'full':
          return 'After step 4 the cell still holds something. What empties it?';
      }
    },
    describe: (t: number, c: string, h: string, verdict: string) =>
      t === 0
        ? `Nothing has come by yet. ${verdict}`
        : `After step ${t} the cell holds ${c} and tells ${h}. ${verdict}`
  },
  zh: {
    title: '由你来当这三道门',
    picture: '一个单元走六步：经过的内容，每一步可开可关的三道门，细胞里存着的，以及说出来的',
    hint: '按一下阀门：顺着管子是开，横着是关。',
    rows: { g: '经过', c: '存着', h: '说出', wanted: '要求' },
    cues: ['记下', '保持', '说出', '擦掉', '记下', '说出'],
    gate: (gate: Gate, step: number, open: boolean) =>
      `第 ${step} 步的${gatesZh[gate]}：${open ? '开' : '关'}`,
    done: '该说的时候说了，该空的时候空了。',
    fault: (fault: Fault) => {
      switch (fault.kind) {
        case 'told':
          return `第 ${fault.step + 1} 步不该说，却说了。`;
        case 'untold':
          return `第 ${fault.step + 1} 步该说，输出门却关着。`;
        case 'wrong':
          return `第 ${fault.step + 1} 步说错了数。它记下了吗？之后一直保持着吗？`;
        case 'full':
          return '第 4 步之后，细胞里还存着东西。怎样才能把它清空？';
      }
    },
    describe: (t: number, c: string, h: string, verdict: string) =>
      t === 0 ? `还没有内容经过。${verdict}` : `第 ${t} 步之后，细胞存着 ${c}，说出 ${h}。${verdict}`
  }
} satisfies Strings;

export type ByHandStrings = (typeof strings)['en'];
