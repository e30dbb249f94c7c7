import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'What a cell holds while it reads',
    picture: 'A text coloured by what one cell holds after each character, beside all cells at one character',
    loading: (share: string) => `The network is on its way: ${share}.`,
    reading: (n: number) => `It is reading ${n} characters.`,
    verdict: (t: number, cell: number, cells: number, value: string, show: 'c' | 'h') =>
      `After character ${t}, cell ${cell} of ${cells} holds ${show === 'c' ? 'tanh c' : 'h'} = ${value}.`,
    all: (n: number) => `All ${n} cells, at this character`,
    strip: 'The cell that colours the text',
    one: (cell: number, value: string) => `Cell ${cell}: ${value}`,
    show: 'Colour by',
    quantities: { c: 'c, the cell state', h: 'h, what it shows' },
    follows: 'A cell for',
    jobs: {
      comment: 'comments',
      quoteInCode: 'quotes',
      conditionInCode: 'the condition of an if',
      body: 'inside a function',
      depth: 'depth of braces',
      indentation: 'indentation'
    },
    own: 'Your own code',
    code: 'Code to read',
    paste: 'Paste C here. Empty: the book’s.',
    taught: 'The model of chapter 5'
  },
  zh: {
    title: '一个隐藏单元边读边记着什么',
    picture: '按某个单元读完每个字符后的值着色的文本，旁边是同一时刻的所有单元',
    loading: (share: string) => `网络还在路上：${share}。`,
    reading: (n: number) => `正在读 ${n} 个字符。`,
    verdict: (t: number, cell: number, cells: number, value: string, show: 'c' | 'h') =>
      `读完第 ${t} 个字符，${cells} 个单元中的第 ${cell} 个：${show === 'c' ? 'tanh c' : 'h'} = ${value}。`,
    all: (n: number) => `这个字符处的全部 ${n} 个单元`,
    strip: '给文本着色的单元',
    one: (cell: number, value: string) => `单元 ${cell}：${value}`,
    show: '颜色表示',
    quantities: { c: 'c，细胞状态', h: 'h，露出来的' },
    follows: '找单元：',
    jobs: {
      comment: '注释',
      quoteInCode: '引号',
      conditionInCode: 'if 的条件',
      body: '函数之内',
      depth: '花括号的深度',
      indentation: '行首缩进'
    },
    own: '你自己的代码',
    code: '要读的代码',
    paste: '把 C 代码粘贴到这里；留空就用本书的。',
    taught: '第 5 章的模型'
  }
} satisfies Strings;

export type ActivationStrings = (typeof strings)['en'];
