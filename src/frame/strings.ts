/** A figure's words in every language of the book: a missing key is a type error. */
export type Strings<T = Record<string, unknown> & { title: string }> = { en: T; zh: T };

/** The words that every figure shares. */
export const strings = {
  en: {
    figure: (number: string) => `Figure ${number}`,
    play: 'Play',
    pause: 'Pause',
    back: 'Step back',
    forward: 'Step forward',
    position: 'Position in time',
    speed: 'Speed',
    reset: 'Reset',
    share: 'Share',
    embed: 'Embed',
    export: 'Export',
    fullscreen: 'Full screen',
    leaveFullscreen: 'Leave full screen',
    noFullscreen: 'This page may not open figures in full screen.',
    ownPage: 'Open the figure on its own page',
    noLinks: 'The page around this one does not let links open',
    linkAddress: 'The link',
    notLoaded: 'This could not be loaded. Check the connection and press again.',
    past: 'Past this figure',
    help: 'Keyboard',
    close: 'Close',
    broken: 'This figure has stopped working.',
    brokenHow: 'The rest of the page is not affected. Resetting puts the figure back to its first state.',
    stopped: 'The worker that computes for this figure has stopped, or could not be started.',
    startAgain: 'Start it again',
    keys: [
      ['Space', 'play or pause'],
      ['← →', 'one step back or forward'],
      ['Home End', 'to the start, to the end'],
      ['R', 'reset'],
      ['F', 'full screen'],
      ['?', 'this list']
    ] as readonly (readonly [string, string])[],
    keysNote:
      'The keys work while the figure has the focus. A field or a weight in it has first claim on arrows, Home, End and Space.',
    fromText: 'Set as in the text',
    backToYours: 'Back to yours',
    keepThis: 'Keep this',
    toText: 'To the text',
    address: 'On the web:'
  },
  zh: {
    figure: (number: string) => `图 ${number}`,
    play: '播放',
    pause: '暂停',
    back: '后退一步',
    forward: '前进一步',
    position: '时间位置',
    speed: '速度',
    reset: '重置',
    share: '分享',
    embed: '嵌入',
    export: '导出',
    fullscreen: '全屏',
    leaveFullscreen: '退出全屏',
    noFullscreen: '当前页面不允许全屏显示。',
    ownPage: '在独立页面中打开这幅图',
    noLinks: '外层页面不允许打开链接',
    linkAddress: '链接地址',
    notLoaded: '加载失败。请检查网络连接，然后再按一次。',
    past: '跳过此图',
    help: '键盘操作',
    close: '关闭',
    broken: '这幅图出了问题。',
    brokenHow: '页面其余部分不受影响。点“重置”可让图回到最初状态。',
    stopped: '为这幅图做计算的后台线程（worker）停了，或者没能启动。',
    startAgain: '重新启动',
    keys: [
      ['空格', '播放或暂停'],
      ['← →', '后退或前进一步'],
      ['Home End', '到开头、到末尾'],
      ['R', '重置'],
      ['F', '全屏'],
      ['?', '显示本列表']
    ] as readonly (readonly [string, string])[],
    keysNote: '图获得焦点时按键有效。图中的输入框和权重优先使用方向键、Home、End 和空格。',
    fromText: '按正文所说设定',
    backToYours: '回到我的',
    keepThis: '就用这个',
    toText: '回正文',
    address: '网址：'
  }
} satisfies Strings<Record<string, unknown>>;

export type FrameStrings = (typeof strings)['en'];
