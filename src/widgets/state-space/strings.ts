import type { FixedPointKind as Kind } from '$engine';
import type { Strings } from '$frame/strings.ts';

const few = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const count = (n: number) => few[n] ?? String(n);
const capital = (text: string) => text[0].toUpperCase() + text.slice(1);
const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;

const kindsEn: Record<Kind, readonly [string, string]> = {
  'stable node': ['stable node', 'stable nodes'],
  'stable spiral': ['stable spiral', 'stable spirals'],
  saddle: ['saddle', 'saddles'],
  'unstable node': ['unstable node', 'unstable nodes'],
  'unstable spiral': ['unstable spiral', 'unstable spirals'],
  borderline: ['borderline fixed point', 'borderline fixed points']
};
const kindsZh: Record<Kind, string> = {
  'stable node': '稳定结点',
  'stable spiral': '稳定焦点',
  saddle: '鞍点',
  'unstable node': '不稳定结点',
  'unstable spiral': '不稳定焦点',
  borderline: '临界不动点'
};

/** How a trajectory ends: the number of states it repeats, null where none was found. */
type Period = number | null;

/** How the first trajectory goes, and how it ends. */
function wayEn(start: string, reached: string, t: number, period: Period): string {
  const way =
    t === 0
      ? `The state starts at ${start}`
      : `From ${start} the state reaches ${reached} after ${t === 1 ? '1 step' : `${t} steps`}`;
  const end =
    period === null
      ? ', and repeats nothing within 12 steps'
      : period === 1
        ? ', and in the end rests'
        : `, and in the end goes round ${period} states`;
  return `${way}${end}.`;
}
function wayZh(start: string, reached: string, t: number, period: Period): string {
  const way = t === 0 ? `状态从 ${start} 出发` : `从 ${start} 出发，${t} 步后状态到达 ${reached}`;
  const end =
    period === null
      ? '，12 步之内不重复'
      : period === 1
        ? '，最终停住不动'
        : `，最终在 ${period} 个状态间循环`;
  return `${way}${end}。`;
}

export const strings = {
  en: {
    title: 'A network’s states as a plane',
    picture:
      'The plane of states of a two-unit tanh network: where one step takes each point, with trajectories, fixed points and cycles',
    hint: 'Press the plane to start a trajectory there. Drag a start, a weight, or the tip of an arrow.',
    preset: 'Map',
    presets: {
      contraction: 'Contraction: all falls to 0',
      spiral: 'Spiral: turns as it fades',
      rotation: 'Rotation: a cycle of 8',
      latch: 'Latch: keeps one bit',
      'two-bits': 'Two latches: keep two bits',
      saddle: 'Saddle: the larger one wins',
      flip: 'Flip: a cycle of 2',
      custom: 'Your own weights'
    },
    view: 'Show',
    views: { arrows: 'Arrows', grid: 'Grid', basins: 'Basins' },
    input: 'Input',
    inputLabel: 'Input x, the same at every step',
    steps: 'Steps',
    starts: 'Starts',
    add: 'Add',
    remove: 'Remove last',
    start: (i: number) => `Start ${i}; Delete removes it`,
    Whh: (row: number, column: number) => `W h h, row ${row}, column ${column}`,
    Wxh: (row: number) => `W x h, row ${row}`,
    column: (i: number) => `Column ${i} of W h h`,
    columns: ['Columns of ', ': drag the tips'] as readonly [string, string],
    legendLabel: 'What the marks mean',
    legend: {
      stable: 'stable fixed point',
      saddle: 'saddle',
      unstable: 'unstable fixed point',
      borderline: 'borderline, |λ| = 1',
      cycle: 'stable cycle',
      start: 'start',
      arrows: 'one step, long ones cut',
      grid: 'the grid after one step',
      basins: 'basin of A: ends in A'
    },
    kind: (kind: Kind) => kindsEn[kind][0],
    cycleOf: (n: number) => `stable cycle of ${n}`,
    describe: (
      groups: readonly { kind: Kind; points: readonly string[] }[],
      cycles: readonly number[],
      start: string,
      reached: string,
      t: number,
      period: Period,
      input: string | undefined
    ) => {
      const fixed = groups.map(
        ({ kind, points }) =>
          `${count(points.length)} ${kindsEn[kind][points.length === 1 ? 0 : 1]} at ${list(points)}`
      );
      const turning = cycles.map((n) => `one stable cycle of ${n} states`);
      const all = capital([...fixed, ...turning].join('; '));
      return `${input ? `With input ${input}: ` : ''}${all}. ${wayEn(start, reached, t, period)}`;
    },
    way: wayEn
  },
  zh: {
    title: '把网络的状态画在平面上',
    picture: '含两个 tanh 单元的网络的状态平面：一步之后各点的去向，以及轨迹、不动点与周期轨道',
    hint: '点一下平面，就从那里画出一条轨迹；起点、权重和箭头的尖端都可以拖动。',
    preset: '映射',
    presets: {
      contraction: '压缩：一切归于 0',
      spiral: '螺旋：边转边衰减',
      rotation: '旋转：8 步一周期',
      latch: '锁存：记住一位',
      'two-bits': '两个锁存：记住两位',
      saddle: '鞍点：大者胜出',
      flip: '翻转：2 步一周期',
      custom: '自定义权重'
    },
    view: '显示',
    views: { arrows: '箭头', grid: '网格', basins: '吸引域' },
    input: '输入',
    inputLabel: '输入 x，每一步都相同',
    steps: '步数',
    starts: '起点',
    add: '添加',
    remove: '删去最后一个',
    start: (i: number) => `起点 ${i}；按 Delete 删去`,
    Whh: (row: number, column: number) => `W h h，第 ${row} 行第 ${column} 列`,
    Wxh: (row: number) => `W x h，第 ${row} 行`,
    column: (i: number) => `W h h 的第 ${i} 列`,
    columns: ['', ' 的两列：可拖动尖端'] as readonly [string, string],
    legendLabel: '各种记号的含义',
    legend: {
      stable: '稳定不动点',
      saddle: '鞍点',
      unstable: '不稳定不动点',
      borderline: '临界，|λ| = 1',
      cycle: '稳定周期轨道',
      start: '起点',
      arrows: '一步的去向，过长则截短',
      grid: '一步之后的网格',
      basins: 'A 的吸引域：最终到 A'
    },
    kind: (kind: Kind) => kindsZh[kind],
    cycleOf: (n: number) => `周期为 ${n} 的稳定轨道`,
    describe: (
      groups: readonly { kind: Kind; points: readonly string[] }[],
      cycles: readonly number[],
      start: string,
      reached: string,
      t: number,
      period: Period,
      input: string | undefined
    ) => {
      const fixed = groups.map(
        ({ kind, points }) => `${points.length} 个${kindsZh[kind]}：${points.join('、')}`
      );
      const turning = cycles.map((n) => `1 条周期为 ${n} 的稳定轨道`);
      return `${input ? `输入为 ${input} 时：` : ''}${[...fixed, ...turning].join('；')}。${wayZh(start, reached, t, period)}`;
    },
    way: wayZh
  }
} satisfies Strings;

export type StateSpaceStrings = (typeof strings)['en'];
