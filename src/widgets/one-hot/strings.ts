import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    title: 'A letter picks a column',
    picture: 'A matrix times the vector of a letter, and the column of the matrix that comes out',
    state: (letter: string, column: number, all: number, zeros: number) =>
      `“${letter}”: ${all} products, ${zeros} of them by 0, give column ${column}. Looking it up takes none.`,
    stateBoth: (letter: string, column: number) =>
      `“${letter}”: column ${column} of the table is looked up, and only its two numbers are multiplied.`,
    matrix: 'Matrix',
    table: 'Embedding table',
    vector: 'Letter as a vector',
    numbers: 'The letter’s numbers',
    out: 'What the layer gets',
    embedding: 'embedding between',
    bars: (characters: string, rows: number) => `weights for ${characters} characters and ${rows} rows`,
    without: 'without',
    with: (size: number) => `through ${size} numbers`,
    characters: 'Characters',
    size: 'Numbers for each',
    rows: 'Rows of the layer',
    other: 'Other weights'
  },
  zh: {
    title: '一个字母取出一列',
    picture: '矩阵乘以字母的向量，得到的是矩阵的一列',
    state: (letter: string, column: number, all: number, zeros: number) =>
      `“${letter}”：${all} 次乘法，其中 ${zeros} 次乘的是 0，得到第 ${column} 列。直接查，一次也不用乘。`,
    stateBoth: (letter: string, column: number) =>
      `“${letter}”：查出表的第 ${column} 列，要乘的只有这两个数。`,
    matrix: '矩阵',
    table: '嵌入表',
    vector: '写成向量的字母',
    numbers: '这个字母的几个数',
    out: '这一层得到的',
    embedding: '中间加嵌入层',
    bars: (characters: string, rows: number) => `${characters} 个字符、${rows} 行所需的权重`,
    without: '不加',
    with: (size: number) => `经过 ${size} 个数`,
    characters: '字符数',
    size: '每个字符几个数',
    rows: '这一层的行数',
    other: '换一组权重'
  }
} satisfies Strings;

export type OneHotStrings = (typeof strings)['en'];
