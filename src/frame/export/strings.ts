import type { Strings } from '../strings.ts';

/** The words of the export dialog. */
export const strings = {
  en: {
    title: 'Export',
    form: 'As',
    forms: {
      svg: 'SVG',
      png: 'PNG',
      json: 'JSON',
      csv: 'CSV',
      safetensors: 'safetensors',
      pytorch: 'PyTorch'
    },
    notes: {
      svg: 'The picture as it stands now, to be scaled and edited. The file holds its fonts; the source below only names them.',
      png: 'The picture as it stands now, at twice its size.',
      json: 'Parameters, position and all values.',
      csv: 'The values, one row for each step.',
      safetensors:
        'The weights of the network, by PyTorch’s names; where there are several networks, of the first.',
      pytorch:
        'A Python script that builds the network in PyTorch, weights and all, and prints its numbers beside those of this page; where there are several networks, of the first.'
    },
    dialect: 'To be opened by',
    dialects: {
      programs: 'programs, and spreadsheets with decimal points (commas between cells)',
      spreadsheets: 'spreadsheets with decimal commas (semicolons between cells)'
    },
    download: 'Download',
    source: 'Source',
    picture: 'The exported picture',
    refused:
      'If nothing is downloaded, this page forbids it: copy the text, or save the picture from its menu.',
    failed: 'This browser could not draw the picture.',
    unmade: 'The file could not be made.'
  },
  zh: {
    title: '导出',
    form: '格式',
    forms: {
      svg: 'SVG',
      png: 'PNG',
      json: 'JSON',
      csv: 'CSV',
      safetensors: 'safetensors',
      pytorch: 'PyTorch'
    },
    notes: {
      svg: '当前画面，可缩放、可编辑。文件内含字体；下面的文本只写出字体名称。',
      png: '当前画面，两倍大小。',
      json: '参数、位置和全部数值。',
      csv: '全部数值，每一步一行。',
      safetensors: '网络的全部权重，名称与 PyTorch 一致；图中有多个网络时，取第一个。',
      pytorch:
        'Python 脚本：在 PyTorch 中搭建同一个网络（权重已写在脚本里），并把它算出的数值与本页的数值并排打印出来；图中有多个网络时，取第一个。'
    },
    dialect: '打开方式',
    dialects: {
      programs: '程序，或用小数点的表格软件（逗号分隔）',
      spreadsheets: '用逗号作小数点的表格软件（分号分隔）'
    },
    download: '下载',
    source: '文本',
    picture: '导出的图片',
    refused: '如果没有开始下载，说明当前页面不允许：请复制文本，或用图片的快捷菜单保存。',
    failed: '浏览器无法绘制这幅图。',
    unmade: '无法生成文件。'
  }
} satisfies Strings;
