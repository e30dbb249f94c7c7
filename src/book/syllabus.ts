import type { Lang } from '$frame/language.ts';

/** A chapter as planned: its place is its index, its slug is its address, written or not. */
export interface Planned {
  slug: string;
  title: Record<Lang, string>;
  line: Record<Lang, string>;
}

export const syllabus: readonly Planned[] = [
  {
    slug: 'sequences',
    title: { en: 'Networks with a memory', zh: '有记忆的网络' },
    line: {
      en: 'One function, the same at every step, and a state that is carried along.',
      zh: '每一步都用同一个函数，状态一路传下去。'
    }
  },
  {
    slug: 'repeated-ones',
    title: { en: 'A network set by hand', zh: '手工设定的网络' },
    line: {
      en: 'Fifteen weights that find every pair of 1s in a string of bits.',
      zh: '十五个权重，找出比特串里每一对连续的 1。'
    }
  },
  {
    slug: 'unrolled-graph',
    title: { en: 'The computational graph', zh: '计算图' },
    line: {
      en: 'The loop laid out in time: values run forward, gradients run back.',
      zh: '把循环沿时间摊开：数值向前走，梯度往回走。'
    }
  },
  {
    slug: 'backprop-through-time',
    title: { en: 'Learning from a sequence', zh: '从序列中学习' },
    line: {
      en: 'What is lost when the gradient is cut short, and what memory it saves.',
      zh: '梯度截断之后，丢了什么，省了多少内存。'
    }
  },
  {
    slug: 'character-model',
    title: { en: 'A character-level language model', zh: '字符级语言模型' },
    line: {
      en: 'Guess the next letter; then write by guessing.',
      zh: '猜下一个字符；再靠猜来写作。'
    }
  },
  {
    slug: 'interpretable-cells',
    title: { en: 'What the cells learned', zh: '循环单元学到了什么' },
    line: {
      en: 'Some units turn out to have a job. Find it, then take it away.',
      zh: '有些隐藏单元真的各司其职。找出来，再让它停工。'
    }
  },
  {
    slug: 'trade-offs',
    title: { en: 'What recurrence buys and costs', zh: '循环的得与失' },
    line: {
      en: 'Input of any length, read one step at a time.',
      zh: '输入可以任意长，但只能一步一步地读。'
    }
  },
  {
    slug: 'applications',
    title: { en: 'Seeing and saying', zh: '看图说话' },
    line: {
      en: 'Captions, questions, dialogue and a walk, in a small world of coloured shapes.',
      zh: '在一个彩色图形的小世界里：描述、问答、对话、行走。'
    }
  },
  {
    slug: 'gradient-flow',
    title: { en: 'Exploding and vanishing gradients', zh: '梯度爆炸与梯度消失' },
    line: {
      en: 'A long product of matrices rarely stays the size it was.',
      zh: '许多矩阵连乘，大小很少能保持不变。'
    }
  },
  {
    slug: 'lstm',
    title: { en: 'Long short-term memory', zh: '长短期记忆' },
    line: {
      en: 'Four gates around a cell that can keep what it holds.',
      zh: '四道门围着一个细胞，让它能留住内容。'
    }
  },
  {
    slug: 'multilayer',
    title: { en: 'Stacking', zh: '层层叠起' },
    line: {
      en: 'The states of one layer are the inputs of the next.',
      zh: '一层的状态，就是下一层的输入。'
    }
  },
  {
    slug: 'beyond',
    title: { en: 'What came after', zh: '后来的路' },
    line: {
      en: 'Linear recurrences, parallel scans, selective state spaces, attention.',
      zh: '线性循环、并行扫描、选择性状态空间、注意力。'
    }
  }
];
