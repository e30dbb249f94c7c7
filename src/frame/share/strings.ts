import type { Strings } from '../strings.ts';

/** The words of the share and embed dialogs. */
export const strings = {
  en: {
    title: 'Share',
    shareNote: 'This link opens the figure exactly as it stands now.',
    link: 'Link',
    copy: 'Copy',
    copied: 'Copied',
    selected: 'Selected: copy it with the keyboard',
    qr: 'The link as a QR code',
    tooLong: 'This state is too long for a QR code.',
    embedTitle: 'Embed',
    embedNote: 'Puts the figure, in the state it is in now, into another page.',
    snippet: 'Where to',
    kinds: { html: 'Web page', reveal: 'reveal.js', markdown: 'Markdown', jupyter: 'Jupyter' },
    code: 'Code',
    theme: 'Theme',
    themes: { auto: 'the reader’s own', light: 'light', dark: 'dark' },
    looks: 'Looks',
    hideToolbar: 'without toolbar',
    hideCaption: 'without caption',
    hidePlayer: 'without player',
    lock: 'locked: can be played, not edited',
    grow: 'height follows the figure (needs the script)',
    preview: 'Open it on its own page'
  },
  zh: {
    title: '分享',
    shareNote: '打开这个链接，看到的就是图此刻的样子。',
    link: '链接',
    copy: '复制',
    copied: '已复制',
    selected: '已选中，请用键盘复制',
    qr: '链接的二维码',
    tooLong: '当前状态太长，放不进二维码。',
    embedTitle: '嵌入',
    embedNote: '把图连同此刻的状态放进别的页面。',
    snippet: '放到哪里',
    kinds: { html: '网页', reveal: 'reveal.js', markdown: 'Markdown', jupyter: 'Jupyter' },
    code: '代码',
    theme: '主题',
    themes: { auto: '随读者设置', light: '浅色', dark: '深色' },
    looks: '外观',
    hideToolbar: '不显示工具栏',
    hideCaption: '不显示图题',
    hidePlayer: '不显示播放栏',
    lock: '锁定：可以播放，不能修改',
    grow: '高度随图变化（需要脚本）',
    preview: '在独立页面中打开'
  }
} satisfies Strings;
