import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** What is not written, as a pattern, and what is written instead. */
const variants: [RegExp, string][] = [
  [/普通的循环|普通循环|普通网络|普通单元|普通层|普通(?=[，’'])|tanh 的普通(?! RNN)/, '普通 RNN'],
  [/(?<!神经)循环网络/, '循环神经网络'],
  [/单元种类|单元的种类/, '单元类型'],
  [/(?:沿|通过)时间(?:的)?反向传播/, '随时间反向传播'],
  [/截断反向传播|截断的沿时间|截断的随时间/, '随时间截断的反向传播'],
  [/候选内容（gate gate）|(?<!候选)内容 g/, '门门（gate gate），即候选内容'],
  [/遗忘偏置/, '遗忘门偏置'],
  [/逻辑函数|S 形函数（sigmoid）/, 'Logistic 函数（sigmoid）'],
  [/(?:的|到|留)和 \$a|和 a 中|'和 a'|用\*?和\*?代替/, '净输入；“相加”'],
  [/(?:各|那些|这|[一二三两每]|\d )份(?!贡献|偏置)|份数|份额/, '贡献；更新门写作“比例”'],
  [/初值|初始值|的起点在 0|PyTorch 的起点|正交起点/, '初始化'],
  [/拐折点|拐点/, '折点'],
  [/长远/, '长期'],
  [/不是数|非数/, 'NaN'],
  [/透过/, '窗口取……来训练'],
  [/扳住|松手/, '固定；松开'],
  [/[三四两几]个门|\d 个门/, '道（量词）：四道门'],
  [/损失在哪里取|取在(?! \$?a)/, '在……处计算'],
  [/(?<!后台线程（)\bworker\b(?!s)/, '后台线程（worker）'],
  [/自定(?!义)/, '自定义'],
  [/学会了?(?:很长的)?延迟(?!为|很长)|教会这个延迟/, '学会延迟为……的任务'],
  [/个(?:网络)?中学会/, 'N 个中有 M 个学会'],
  [/往上加|被加上/, '累加'],
  [/裁剪的下降/, '带裁剪的梯度下降'],
  [/图面|图外/, '画面'],
  [/手算两遍|走完两遍|许多用处/, '前向与反向；多次使用'],
  [/来自后面|来自自己的损失/, '来自后续时间步；来自本步的损失'],
  [/\d %/, '百分号前不空格：58%'],
  [/(?<!…)…(?!…| ?0| ?1)|\p{Script=Han}\.\.\./u, '……'],
  [/「|」/, '“ ”']
];

/** Older and other names that a reader may meet elsewhere: there the glossary may say them. */
const elsewhere = /也译[^。]*。|也叫[^。]*。/g;
const han = /\p{Script=Han}/u;

/** Chinese lines of the chapters, of the glossary, and of everything that figures and pages say. */
function sources(): { at: string; text: string }[] {
  const files = ['content', 'src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  );
  const chosen = files.filter(
    (name) =>
      /zh\.md$|glossary\.json$/.test(name) ||
      (/\.(ts|js|svelte)$/.test(name) && !/\.test\.ts$/.test(name) && name.startsWith('src'))
  );
  return chosen.flatMap((name) =>
    readFileSync(join(root, name), 'utf8')
      .split('\n')
      .map((text, i) => ({ at: `${name}:${i + 1}`, text }))
      .filter(({ text }) => han.test(text))
  );
}

const lines = sources();

/** Everything that says what it should not, with what it should say. */
const complaints = (text: string) =>
  variants.flatMap(([variant, right]) => {
    const found = variant.exec(text.replace(elsewhere, ''));
    return found ? [`“${found[0]}” → ${right}`] : [];
  });

describe('the Chinese edition', () => {
  test('has one name for each thing, in prose, figures and glossary', () => {
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.flatMap(({ at, text }) => complaints(text).map((said) => `${at} ${said}`))).toEqual([]);
  });

  test.each([
    ['普通网络学得会 10 步', '普通 RNN'],
    ['沿时间反向传播', '随时间反向传播'],
    ['每一步的一份', '贡献'],
    ['和 a 中门 i 的各行', '净输入'],
    ['10 个中学会 3 个', '有 M 个学会'],
    ['扳住门', '固定'],
    ["custom: '自定',", '自定义']
  ])('would not say %s', (text, right) => {
    expect(complaints(text).join()).toContain(right);
  });

  test.each([
    '随时间反向传播，也译通过时间反向传播、沿时间反向传播。',
    '每一步都收到一份贡献',
    '两份偏置',
    '和 1 一样',
    '自定义'
  ])('may say %s', (text) => {
    expect(complaints(text)).toEqual([]);
  });
});

/** Prose as it is read: without markup, each formula and each piece of code one letter. */
const read = (markdown: string) =>
  markdown
    .replace(/\{#[\w-]+\}/g, '')
    .replace(/\{\/?[@#:/].*?\}/g, '')
    .replace(/<(Fig)\s[^>]*\/>/g, 'x')
    .replace(/<[^>]*>/g, '')
    .replace(/\$[^$]+\$/g, 'x')
    .replace(/`[^`]+`/g, 'x')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/(?<=[。？！：])\*+ /g, '')
    .replace(/[*[\]]/g, '');

/** The strings of a line of code, each value that stands in one a box. */
function said(line: string): string[] {
  const parts: string[] = [];
  let rest = line;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/\$\{([^{}]*)\}/g, (_, inner: string) => (parts.push(inner), '□'));
  }
  return [rest, ...parts].flatMap((part) =>
    [...part.matchAll(/'([^']*)'|`([^`]*)`|"([^"]*)"/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  );
}

/** Where a space is missing or too many between Chinese and what is not. */
function misspaced(text: string): string[] {
  const rules: [RegExp, string][] = [
    [/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u, 'a space is missing'],
    [/\p{Script=Han} +\p{Script=Han}/u, 'a space too many'],
    [/[，。；：！？、（）“”《》] +[^ |]|[^ |] +[，。；：！？、）”》]/u, 'a space beside Chinese punctuation'],
    [/\p{Script=Han}[,;:?!]/u, 'Western punctuation']
  ];
  return rules.flatMap(([rule, fault]) => {
    const found = rule.exec(text);
    return found ? [`${fault}: ${text.slice(Math.max(0, found.index - 6), found.index + 8)}`] : [];
  });
}

describe('Chinese text', () => {
  const prose = lines.filter(
    ({ at, text }) => /zh\.md/.test(at) && !/^\s*(import|\\|<svg|<\w+ |\$\$)/.test(text)
  );

  test('stands off Latin letters, numbers and formulas by one space, and off its own punctuation by none', () => {
    const chapters = prose.flatMap(({ at, text }) =>
      /\\(text|begin|under)/.test(text) && !text.includes('$')
        ? []
        : misspaced(read(text)).map((said) => `${at} ${said}`)
    );
    expect(prose.length).toBeGreaterThan(500);
    expect(chapters).toEqual([]);
  });

  test('does so in what figures say', () => {
    const strings = lines
      .filter(({ at }) => !/zh\.md/.test(at))
      .flatMap(({ at, text }) =>
        said(text).flatMap((string) => misspaced(string).map((fault) => `${at} ${fault}`))
      );
    expect(strings).toEqual([]);
  });

  test.each(['第3 章', '第 3章', '一 二', '好， 不', '好,不', '$x$是'])('%s is noticed', (text) => {
    expect(misspaced(read(text))).not.toEqual([]);
  });
});
