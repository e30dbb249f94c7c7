import type { Strings } from '$frame/strings.ts';

/** The words of the book around its chapters. */
export const strings = {
  en: {
    title: 'Unrolled',
    subtitle: 'An explorable textbook of recurrent neural networks',
    language: 'English',
    otherLanguage: '中文',
    switchLanguage: '换成中文',
    skip: 'Skip to the text',
    site: 'Book',
    chapters: 'Chapters',
    figures: 'Figures',
    glossary: 'Glossary',
    theme: 'Light or dark',
    themes: { auto: 'As my system', light: 'Light', dark: 'Dark' },
    chapter: (n: number) => `Chapter ${n}`,
    figure: (n: string) => `Figure ${n}`,
    minutes: (n: number) => `${n} minutes`,
    contents: 'On this page',
    previous: 'Previous chapter',
    next: 'Next chapter',
    allChapters: 'All chapters',
    notWritten: 'not written yet',
    sideNote: 'Side note',
    goals: 'After this chapter you can',
    remember: 'Remember',
    sources: 'Sources',
    exercise: 'Exercise',
    solved: 'Solved',
    score: (percent: string) => `${percent} so far`,
    hint: 'Hint',
    solution: 'Solution',
    open: 'Open',
    close: 'Close',
    cleared: 'No symbol',
    copy: 'Copy',
    download: 'Download',
    footer: {
      code: 'Code',
      text: 'Text and figures',
      cite: 'How to cite',
      citation: 'Unrolled: an explorable textbook of recurrent neural networks.'
    },
    ways: {
      hour: 'In an hour',
      week: 'In a week',
      day: (n: number) => `Day ${n}`,
      and: ', then '
    },
    notFound: {
      title: 'There is no such page',
      text: 'The address may be mistyped, or the chapter may not be written yet.',
      home: 'To the start'
    },
    failed: 'Something went wrong',
    still: 'Without JavaScript the figures of this page stand still, in their first state.',
    local:
      'Opened as a file, this page cannot run its figures. Start the book with npm start, or read it from a web server.',
    landing: {
      description:
        'A textbook of recurrent neural networks in which every number is computed as you read: drag a weight and see what follows.',
      lead: 'This network reads bits from left to right and answers 1 when the last two were both 1. Its fifteen weights were set by hand. Can you break it?',
      why: [
        [
          'Nothing is faked.',
          'Every number in a figure is computed as you look, by one small network engine that runs in this page.'
        ],
        [
          'Everything moves.',
          'Weights can be dragged, typed or nudged by key. Point at a symbol in an equation, and the same thing lights up in the figures.'
        ],
        [
          'Everything can be taken along.',
          'A figure’s address holds its whole state. Put it on a slide, or embed it in a course page.'
        ]
      ],
      chaptersTitle: 'Twelve chapters',
      chaptersLine:
        'Each begins with a question and something to try, and ends with exercises that check themselves.',
      waysTitle: 'Ways through it',
      startReading: 'Start reading',
      teach: 'Teach with it',
      teachText:
        'Every figure has a page of its own that fits into a slide or a course page, in exactly the state you leave it in. Under a figure, choose “Share” for a link or “Embed” for a snippet.',
      teachLink: 'All figures',
      take: 'Build on it',
      takeText:
        'The code is under the MIT licence, text and figures are under CC BY 4.0: change them, translate them, use them in your own course, and say where they came from.',
      citeTitle: 'Cite it',
      citeText: 'Until there is a printed edition, cite the book by its title and address:',
      read: 'Read the chapter'
    },
    gallery: {
      title: 'All figures',
      line: 'Each figure runs here as it does in its chapter. Its own page holds nothing else: embed that one.',
      description: 'Every live figure of the book on one page, each with an address of its own.',
      inChapter: (n: number) => `In chapter ${n}`,
      own: 'On its own page',
      none: 'There are no figures yet.',
      loading: 'A still; the live figure follows.'
    },
    glossaryPage: {
      title: 'Glossary',
      line: 'Every term of the book, once.',
      description:
        'The terms of recurrent neural networks, each in a sentence or two, in English and Chinese.',
      none: 'There are no terms yet.'
    }
  },
  zh: {
    title: '展开',
    subtitle: '可以动手探索的循环神经网络教科书',
    language: '中文',
    otherLanguage: 'English',
    switchLanguage: 'Switch to English',
    skip: '跳到正文',
    site: '全书',
    chapters: '章节',
    figures: '图',
    glossary: '术语',
    theme: '浅色或深色',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
    chapter: (n: number) => `第 ${n} 章`,
    figure: (n: string) => `图 ${n}`,
    minutes: (n: number) => `约 ${n} 分钟`,
    contents: '本页目录',
    previous: '上一章',
    next: '下一章',
    allChapters: '全部章节',
    notWritten: '尚未写成',
    sideNote: '旁注',
    goals: '读完本章，你能够',
    remember: '要点',
    sources: '参考文献',
    exercise: '习题',
    solved: '已解出',
    score: (percent: string) => `目前 ${percent}`,
    hint: '提示',
    solution: '解答',
    open: '展开',
    close: '收起',
    cleared: '未选符号',
    copy: '复制',
    download: '下载',
    footer: {
      code: '代码',
      text: '文字与图',
      cite: '如何引用',
      citation:
        '《展开：可以动手探索的循环神经网络教科书》（Unrolled: an explorable textbook of recurrent neural networks）。'
    },
    ways: {
      hour: '一小时',
      week: '一周',
      day: (n: number) => `第 ${n} 天`,
      and: '，然后是'
    },
    notFound: {
      title: '没有这一页',
      text: '地址可能写错了，也可能这一章还没有写成。',
      home: '回到首页'
    },
    failed: '出了点问题',
    still: '没有 JavaScript，本页的图停在初始状态，不能操作。',
    local: '以文件方式打开时，本页的图无法运行。请用 npm start 启动本书，或从网页服务器上阅读。',
    landing: {
      description: '一本循环神经网络教科书：书里的每个数都在你阅读时当场算出。拖动一个权重，看看会发生什么。',
      lead: '这个网络从左到右读比特，只要最后两位都是 1 就回答 1。它的十五个权重是手工设定的。你能弄坏它吗？',
      why: [
        [
          '没有一处是摆样子。',
          '图里的每个数都在你观看时当场算出，由同一个小小的网络引擎完成，它就在这一页里运行。'
        ],
        [
          '处处都能动。',
          '权重可以拖动、输入，也可以用方向键微调。指向公式里的符号，图中对应的部分就会亮起。'
        ],
        ['样样都能带走。', '图的网址里保存着它的全部状态，可以放进幻灯片，也可以嵌入课程网页。']
      ],
      chaptersTitle: '全书十二章',
      chaptersLine: '每一章从一个问题和一件可以动手的事开始，以能自动批改的练习结束。',
      waysTitle: '怎样读这本书',
      startReading: '开始阅读',
      teach: '用来教学',
      teachText:
        '每幅图都有自己的页面，可以放进幻灯片或课程网页，状态和你离开时一模一样。在图的下方选“分享”可得链接，选“嵌入”可得代码。',
      teachLink: '全部的图',
      take: '在此之上再创作',
      takeText:
        '代码采用 MIT 许可，文字与图采用 CC BY 4.0 许可：可以修改、翻译、用进你自己的课程，只需注明出处。',
      citeTitle: '引用',
      citeText: '在印刷版问世之前，请用书名和网址引用：',
      read: '阅读这一章'
    },
    gallery: {
      title: '全部的图',
      line: '每幅图在这里与在章节中一样运行。它自己的页面上别无他物：要嵌入，就嵌入那一页。',
      description: '全书所有可以动手的图，每幅都有自己的网址。',
      inChapter: (n: number) => `见第 ${n} 章`,
      own: '单独的页面',
      none: '还没有图。',
      loading: '这是静态图；可操作的图随后出现。'
    },
    glossaryPage: {
      title: '术语表',
      line: '书中的每个术语，各解释一次。',
      description: '循环神经网络的术语，中英对照，每条一两句话。',
      none: '还没有术语。'
    }
  }
} satisfies Strings;
