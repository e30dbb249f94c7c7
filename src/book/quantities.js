/**
 * Every quantity that the book colours and links between equations and figures: one row gives the KaTeX macro(s),
 * the id that figures carry as `data-q`, the colour in `$figure/colors.css`, and the name that is spoken.
 * Plain JavaScript, because `svelte.config.js` reaches it before any TypeScript is compiled.
 *
 * @typedef {object} Quantity
 * @property {string} q id, as in `data-q`
 * @property {string} color suffix of the colour's custom property: `W` is `var(--q-W)`
 * @property {{ en: string, zh: string }} name what a screen reader says
 * @property {Record<string, string>} macros from macro to the TeX it stands for
 */

/** @type {Quantity[]} */
export const quantities = [
  {
    q: 'x',
    color: 'x',
    name: { en: 'input', zh: '输入' },
    macros: { '\\x': 'x', '\\xt': 'x_t' }
  },
  {
    q: 'h',
    color: 'h',
    name: { en: 'hidden state', zh: '隐藏状态' },
    macros: { '\\h': 'h', '\\ht': 'h_t', '\\hprev': 'h_{t-1}' }
  },
  {
    q: 'y',
    color: 'y',
    name: { en: 'output', zh: '输出' },
    macros: { '\\y': 'y', '\\yt': 'y_t' }
  },
  {
    q: 'c',
    color: 'c',
    name: { en: 'cell state', zh: '细胞状态' },
    macros: { '\\c': 'c', '\\ct': 'c_t', '\\cprev': 'c_{t-1}' }
  },
  { q: 'W', color: 'W', name: { en: 'weights', zh: '权重' }, macros: { '\\W': 'W' } },
  {
    q: 'Whh',
    color: 'W',
    name: { en: 'weights from state to state', zh: '从状态到状态的权重' },
    macros: { '\\Whh': 'W_{hh}' }
  },
  {
    q: 'Wxh',
    color: 'W',
    name: { en: 'weights from input to state', zh: '从输入到状态的权重' },
    macros: { '\\Wxh': 'W_{xh}' }
  },
  {
    q: 'Why',
    color: 'W',
    name: { en: 'weights from state to output', zh: '从状态到输出的权重' },
    macros: { '\\Why': 'W_{hy}' }
  },
  { q: 'grad', color: 'grad', name: { en: 'gradient', zh: '梯度' }, macros: { '\\grad': '\\nabla' } },
  { q: 'i', color: 'i', name: { en: 'input gate', zh: '输入门' }, macros: { '\\gi': 'i' } },
  { q: 'f', color: 'f', name: { en: 'forget gate', zh: '遗忘门' }, macros: { '\\gf': 'f' } },
  { q: 'o', color: 'o', name: { en: 'output gate', zh: '输出门' }, macros: { '\\go': 'o' } },
  { q: 'g', color: 'g', name: { en: 'gate gate', zh: '候选内容' }, macros: { '\\gg': 'g' } },
  // A GRU's, in the colours of the LSTM's gates that do the same work.
  {
    q: 'r',
    color: 'o',
    name: { en: 'reset gate', zh: '重置门' },
    macros: { '\\gr': 'r', '\\grt': 'r_t' }
  },
  {
    q: 'z',
    color: 'f',
    name: { en: 'update gate', zh: '更新门' },
    macros: { '\\gz': 'z', '\\gzt': 'z_t' }
  },
  {
    q: 'n',
    color: 'g',
    name: { en: 'new content', zh: '新内容' },
    macros: { '\\gn': 'n', '\\gnt': 'n_t' }
  }
];
