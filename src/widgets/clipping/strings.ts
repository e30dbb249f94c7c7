import type { Strings } from '$frame/strings.ts';

type Ending = 'arrived' | 'thrown' | 'stuck' | 'under way';

export const strings = {
  en: {
    title: 'A cliff in the loss, and clipping',
    picture:
      'The loss of a one-unit network over its two weights, with a cliff across it, and gradient descent with and without clipping; beside it the norm of the gradient at every update',
    surfaceTitle: 'loss over the two weights',
    surfaceDrag: 'loss over the two weights; drag the start',
    loss: 'loss L',
    lossShort: 'loss',
    normTitle: 'norm of the gradient',
    update: 'update',
    thresholdAt: (value: string) => `threshold ${value}`,
    thrownTo: (w: string, b: string) => `to w = ${w}, b = ${b}`,
    named: (name: string, where: string) => `${name}: ${where}`,
    start: 'Start of both descents',
    startShort: 'start',
    startAt: (w: string, b: string) => `w ${w}, b ${b}`,
    clipped: 'clipped',
    plain: 'not clipped',
    after: (t: number) => (t === 1 ? 'After 1 update' : `After ${t} updates`),
    norm: 'gradient norm',
    next: 'next step',
    turned: 'turned by',
    skipped: 'skipped',
    controls: { rate: 'Learning rate', threshold: 'Threshold', updates: 'Updates', T: 'Steps T' },
    clip: 'Clip',
    clipBy: (how: string) => `Clip ${how}`,
    settings: (parts: readonly string[]) => `Set to: ${parts.join(', ')}.`,
    by: { norm: 'by norm', element: 'by element' },
    showPlain: 'Show without clipping',
    withClipping: 'With clipping: ',
    withoutClipping: 'Without clipping: ',
    ending: (ending: Ending, loss: string, update: number, norm: string) =>
      ({
        arrived: `the low region is reached, loss ${loss}.`,
        thrown:
          update === 0
            ? `the start lies outside the picture.`
            : `thrown out of the picture by update ${update}, whose gradient has norm ${norm}; the loss ends at ${loss}.`,
        stuck: `hardly moving any more, at a loss of ${loss}.`,
        'under way': `still on the way, at a loss of ${loss}.`
      })[ending],
    goal: (updates: number, low: number) =>
      `Choose a threshold and a rate that bring the loss below ${low} within ${updates} updates, without leaving the picture.`,
    at: (t: number, w: string, b: string, norm: string) =>
      `After ${t} updates the clipped descent is at w ${w}, b ${b}, where the gradient has norm ${norm}.`
  },
  zh: {
    title: '损失曲面上的悬崖，与梯度裁剪',
    picture:
      '一个单元的网络，损失随两个权重的变化，其中有一道悬崖；图中画着裁剪与不裁剪的梯度下降，旁边是每次更新时梯度的范数',
    surfaceTitle: '损失随两个权重的变化',
    surfaceDrag: '损失随两个权重的变化；起点可以拖动',
    loss: '损失 L',
    lossShort: '损失',
    normTitle: '梯度的范数',
    update: '更新次数',
    thresholdAt: (value: string) => `阈值 ${value}`,
    thrownTo: (w: string, b: string) => `到 w = ${w}，b = ${b}`,
    named: (name: string, where: string) => `${name}：${where}`,
    start: '两条下降路径的起点',
    startShort: '起点',
    startAt: (w: string, b: string) => `w ${w}，b ${b}`,
    clipped: '裁剪',
    plain: '不裁剪',
    after: (t: number) => `${t} 次更新之后`,
    norm: '梯度范数',
    next: '下一步的步长',
    turned: '方向偏转',
    skipped: '跳过',
    controls: { rate: '学习率', threshold: '阈值', updates: '更新次数', T: '步数 T' },
    clip: '裁剪方式',
    clipBy: (how: string) => `${how}裁剪`,
    settings: (parts: readonly string[]) => `设定：${parts.join('，')}。`,
    by: { norm: '按范数', element: '按分量' },
    showPlain: '显示不裁剪的路径',
    withClipping: '裁剪：',
    withoutClipping: '不裁剪：',
    ending: (ending: Ending, loss: string, update: number, norm: string) =>
      ({
        arrived: `到达低处，损失 ${loss}。`,
        thrown:
          update === 0
            ? `起点在画面之外。`
            : `第 ${update} 次更新的梯度范数为 ${norm}，把它甩出了画面；损失停在 ${loss}。`,
        stuck: `几乎不再移动，损失 ${loss}。`,
        'under way': `还在途中，损失 ${loss}。`
      })[ending],
    goal: (updates: number, low: number) =>
      `请选择阈值和学习率，使损失在 ${updates} 次更新之内降到 ${low} 以下，而且始终不出画面。`,
    at: (t: number, w: string, b: string, norm: string) =>
      `${t} 次更新之后，带裁剪的梯度下降走到 w ${w}、b ${b}，那里梯度的范数为 ${norm}。`
  }
} satisfies Strings;

export type ClippingStrings = (typeof strings)['en'];
