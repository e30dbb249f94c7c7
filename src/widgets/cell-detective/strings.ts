import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'Which cell follows it, and what happens without it',
    picture:
      'A text with a hypothesis underlined and coloured by one cell, the cells ranked by how well they follow it, and what holding that cell changes',
    space: ' ',
    loading: (share: string) => `The network is on its way: ${share}.`,
    ranking: (n: number) => `It is reading the text and ranking ${n} cells.`,
    markFirst: 'Mark the characters that a cell should follow: drag over them.',
    nowhere: (what: string) => `Nothing in this text is ${what}.`,
    verdict: (
      cell: number,
      what: string,
      chosen: string,
      score: string,
      luck: string,
      isCorrelation: boolean
    ) =>
      `Cell ${cell} for “${what}”: ${isCorrelation ? '|r|' : 'F1'} ${chosen} on the half that chose it, ${score} on the other. By luck: ${luck}.`,
    ranks: 'The best cells, on the other half',
    luck: 'by luck',
    always: 'always yes',
    probe: 'all cells together',
    rank: (cell: number, score: string) => `Cell ${cell}: ${score}`,
    all: (n: number) => `All ${n} cells, at this character`,
    strip: 'The cell that colours the text',
    costs: 'Bits a character costs',
    sides: {
      inside: (n: number) => `inside (${n} characters)`,
      outside: (n: number) => `outside (${n})`
    },
    pieces: ['It writes', 'It writes now'],
    hypothesis: 'A cell for',
    hypotheses: {
      quoteInCode: 'inside quotes (in code)',
      comment: 'inside a comment',
      conditionInCode: 'inside an if’s parentheses',
      parenthesesInCode: 'inside parentheses',
      body: 'inside a function',
      depth: 'depth of braces',
      indentation: 'in the indentation',
      column: 'position in the line',
      preprocessor: 'in a preprocessor line',
      quote: 'inside quotes, anywhere',
      word: 'inside a word',
      marks: 'my own marks'
    },
    act: 'Do to it',
    acts: {
      none: 'nothing',
      silence: 'silence it (0)',
      on: 'hold it as inside',
      off: 'hold it as outside'
    },
    ask: {
      silence: 'The cell is kept at 0. Where do characters cost more now?',
      on: 'The cell always holds what it holds inside. Where do characters cost more now?',
      off: 'The cell always holds what it holds outside. Where do characters cost more now?'
    },
    outcomes: {
      inside: 'inside only',
      outside: 'outside only',
      both: 'in both',
      neither: 'in neither'
    },
    acting: 'It reads the text again, with the cell held.',
    acted: (n: number, of: number, outcome: string) =>
      `They cost more ${outcome}. Of ${of} stretches inside, ${n} became dearer.`,
    right: 'You were right.',
    wrong: (outcome: string) => `You expected: ${outcome}.`,
    mark: 'Mark from here',
    markTo: 'Mark up to here',
    clear: 'Clear marks',
    own: 'Your own text',
    code: 'Code to look at',
    paste: 'Paste C here. Empty: the book’s.',
    taught: 'The model of chapter 5',
    tasks: {
      find: {
        goal: (what: string) => `Pick the cell that holds something else ${what} than everywhere else.`,
        solved: 'That cell follows it, on the half that you did not need, too.'
      },
      fails: {
        goal: () =>
          'Mark characters so that some cell scores 0.80 or more on the first half, and no more than luck on the other.',
        solved: 'It looks right, and is nothing: among many cells one fits by chance.'
      },
      clamp: {
        goal: () => 'Choose what is done to the cell, and foretell where characters cost more.',
        solved: 'Foretold, and so it is.'
      }
    },
    near: (cell: number, held: string) => `Cell ${cell} reaches ${held}.`,
    looks: (chosen: string, held: string, luck: string) =>
      `The best cell now: ${chosen} on the first half, ${held} on the other, ${luck} by luck.`
  },
  zh: {
    title: '哪个单元跟着它走，没了这个单元又会怎样',
    picture:
      '一段文本，假设成立处画了下划线，并按一个单元的值着色；各单元按跟得多准排名；以及固定这个单元改变了什么',
    space: '',
    loading: (share: string) => `网络还在路上：${share}。`,
    ranking: (n: number) => `正在读文本，给 ${n} 个单元排名。`,
    markFirst: '标出单元应当跟着走的字符：在上面拖过去。',
    nowhere: (what: string) => `这段文本里没有“${what}”。`,
    verdict: (
      cell: number,
      what: string,
      chosen: string,
      score: string,
      luck: string,
      isCorrelation: boolean
    ) =>
      `单元 ${cell} 对“${what}”：在选它的一半上 ${isCorrelation ? '|r|' : 'F1'} 为 ${chosen}，另一半上为 ${score}；碰运气是 ${luck}。`,
    ranks: '最好的单元，按另一半打分',
    luck: '碰运气',
    always: '一律说是',
    probe: '全部单元合起来',
    rank: (cell: number, score: string) => `单元 ${cell}：${score}`,
    all: (n: number) => `这个字符处的全部 ${n} 个单元`,
    strip: '给文本着色的单元',
    costs: '每个字符要几比特',
    sides: {
      inside: (n: number) => `之内（${n} 个字符）`,
      outside: (n: number) => `之外（${n} 个）`
    },
    pieces: ['原来写的', '现在写的'],
    hypothesis: '找单元：',
    hypotheses: {
      quoteInCode: '在引号里（只看代码）',
      comment: '在注释里',
      conditionInCode: '在 if 的括号里',
      parenthesesInCode: '在括号里',
      body: '在函数里',
      depth: '花括号的深度',
      indentation: '在行首缩进里',
      column: '在行中的位置',
      preprocessor: '在预处理行里',
      quote: '在引号里，不论何处',
      word: '在单词里',
      marks: '我自己的标记'
    },
    act: '对它',
    acts: {
      none: '什么也不做',
      silence: '置为 0',
      on: '固定在“之内”的值',
      off: '固定在“之外”的值'
    },
    ask: {
      silence: '这个单元一直是 0。哪里的字符现在更费比特？',
      on: '这个单元一直固定在“之内”的值。哪里的字符现在更费比特？',
      off: '这个单元一直固定在“之外”的值。哪里的字符现在更费比特？'
    },
    outcomes: {
      inside: '只有之内',
      outside: '只有之外',
      both: '两处都是',
      neither: '两处都不'
    },
    acting: '正在固定着这个单元，把文本重读一遍。',
    acted: (n: number, of: number, outcome: string) =>
      `更费比特的：${outcome}。之内的 ${of} 段里，有 ${n} 段变贵了。`,
    right: '你猜对了。',
    wrong: (outcome: string) => `你猜的是：${outcome}。`,
    mark: '从这里标起',
    markTo: '标到这里',
    clear: '清除标记',
    own: '你自己的文本',
    code: '要看的代码',
    paste: '把 C 代码粘贴到这里；留空就用本书的。',
    taught: '第 5 章的模型',
    tasks: {
      find: {
        goal: (what: string) => `选出一个单元：它“${what}”的值与别处不同。`,
        solved: '就是这个单元，在没有用来选它的那一半上也跟得上。'
      },
      fails: {
        goal: () => '标出一些字符，让某个单元在前一半上得到 0.80 以上，在另一半上却不超过碰运气。',
        solved: '看着像真的，其实什么也不是：单元一多，就会有一个碰巧合上。'
      },
      clamp: {
        goal: () => '选一样对单元做的事，预言哪里的字符会更费比特。',
        solved: '说中了，果然如此。'
      }
    },
    near: (cell: number, held: string) => `单元 ${cell} 得到 ${held}。`,
    looks: (chosen: string, held: string, luck: string) =>
      `现在最好的单元：前一半 ${chosen}，另一半 ${held}，碰运气 ${luck}。`
  }
} satisfies Strings;

export type DetectiveStrings = (typeof strings)['en'];
