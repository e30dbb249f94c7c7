import type { Strings } from '$frame/strings.ts';

const stepsEn = (k: number) => (k === 1 ? '1 step back' : `${k} steps back`);

export const strings = {
  en: {
    title: 'What a matrix does when it is applied again and again',
    picture:
      'Eigenvalues in the complex plane, singular values on a line, a circle of gradients after some steps back, and the largest norm over steps back',
    hint: 'Drag an eigenvalue or a singular value: the matrix follows.',
    eigenvalues: 'Eigenvalues, and the unit circle',
    eigenvalue: (i: number) => `Eigenvalue ${i}`,
    singularValues: 'Singular values',
    singularValue: (i: number) => `Singular value ${i}`,
    circle: (k: number) => (k === 0 ? 'All gradients of length 1' : `The same, ${stepsEn(k)}`),
    scale: (edge: string) => `outer lines at ±${edge}`,
    growth: 'The longest of them',
    stepsBack: 'steps back',
    measured: 'longest gradient, computed',
    measuredTanh: 'longest gradient, with tanh',
    bound: 'σ₁ᵏ: never above',
    trend: '|λ|ᵏ of the largest: the slope in the long run',
    trendTanh: '|λ|ᵏ of the largest: the slope without tanh',
    withoutTanh: 'the same without tanh',
    slopes: 'tanh′ at the states passed',
    preset: 'Matrix',
    presets: {
      transient: 'Grows first, vanishes later',
      shrink: 'Can only shrink',
      keep: 'Turns, and keeps every length',
      explode: 'Explodes',
      faint: 'With tanh, faint input',
      strong: 'The same with strong input'
    },
    custom: 'Your own',
    turn: 'Turn',
    tanh: 'with tanh in between',
    input: 'Size of the input',
    rules: {
      mustVanish: 'σ₁ is below 1: every step shortens every gradient. It must vanish, with tanh or without.',
      mustExplode:
        'An eigenvalue lies outside the unit circle: without tanh, almost every gradient grows in the end by its size a step.',
      withTanh:
        'σ₁ is above 1, so a gradient can grow. But tanh′ takes part in every product, and strong states make it small: neither σ₁ nor the eigenvalues decide alone.',
      firstGrow:
        'σ₁ is above 1, so a gradient can grow. All eigenvalues lie inside the unit circle, so in the long run it vanishes.',
      neverGrows:
        'σ₁ is 1: no step lengthens any gradient. All eigenvalues lie inside the unit circle, so in the long run it vanishes.',
      neverGrowsTanh:
        'σ₁ is 1: the matrix lengthens no gradient, and tanh′ can only shorten it. It never grows.',
      edge: 'The largest eigenvalue stands on the unit circle: in the long run neither growth nor decay by a constant factor.'
    },
    tasks: {
      transientRadius: 'The longest gradient does not vanish: an eigenvalue is not inside the unit circle.',
      transientPeak: (peak: string) =>
        `It vanishes, but never grew beyond ${peak}. How far may σ₁ be from the eigenvalues?`,
      transientEnd: (end: string) => `It grows first, but ${end} is left at the last step: too slow.`,
      transientDone: (peak: string, at: number, end: string) =>
        `Up to ${peak} after ${stepsEn(at)}, and ${end} at the end.`,
      keepOff: (off: string) =>
        `Some step changes the longest gradient by ${off}. Wanted: none, within 0.001.`,
      keepDone: 'Every length is kept: σ₁ = σ₂ = 1. The matrix is orthogonal.'
    },
    describe: (
      eigenvalues: string,
      sigmas: string,
      k: number,
      norm: string,
      bound: string,
      rule: string,
      W: string
    ) =>
      `Eigenvalues ${eigenvalues}, singular values ${sigmas}, matrix ${W}. ${
        k === 0
          ? 'All gradients still have length 1.'
          : `After ${stepsEn(k)} the longest gradient is ${norm}; the bound is ${bound}.`
      } ${rule}`
  },
  zh: {
    title: '同一个矩阵反复作用，会发生什么',
    picture: '复平面上的特征值、数轴上的奇异值、回退若干步之后的一圈梯度，以及最大范数随步数的变化',
    hint: '拖动特征值或奇异值，矩阵随之而变。',
    eigenvalues: '特征值与单位圆',
    eigenvalue: (i: number) => `特征值 ${i}`,
    singularValues: '奇异值',
    singularValue: (i: number) => `奇异值 ${i}`,
    circle: (k: number) => (k === 0 ? '所有长度为 1 的梯度' : `回退 ${k} 步之后`),
    scale: (edge: string) => `外侧格线在 ±${edge}`,
    growth: '其中最长的一个',
    stepsBack: '回退步数',
    measured: '最长的梯度（计算值）',
    measuredTanh: '最长的梯度（含 tanh）',
    bound: 'σ₁ᵏ：不会超过它',
    trend: '最大 |λ| 的 k 次方：长期斜率',
    trendTanh: '最大 |λ| 的 k 次方：没有 tanh 时的斜率',
    withoutTanh: '去掉 tanh 之后',
    slopes: '途经各状态处的 tanh′',
    preset: '矩阵',
    presets: {
      transient: '先增长，后消失',
      shrink: '只会缩短',
      keep: '只旋转，长度不变',
      explode: '爆炸',
      faint: '含 tanh，输入微弱',
      strong: '同一矩阵，输入很强'
    },
    custom: '自定义',
    turn: '转角',
    tanh: '中间加上 tanh',
    input: '输入的大小',
    rules: {
      mustVanish: 'σ₁ 小于 1：每退一步，所有梯度都变短。无论有没有 tanh，都必然消失。',
      mustExplode: '有特征值落在单位圆外：没有 tanh 时，几乎所有梯度最终每步都按它的大小成倍增长。',
      withTanh:
        'σ₁ 大于 1，梯度可以增长；但每一步的乘积里都有 tanh′，状态越强它越小：单看 σ₁ 或特征值都定不了结果。',
      firstGrow: 'σ₁ 大于 1，梯度可以增长；但所有特征值都在单位圆内，长期必然消失。',
      neverGrows: 'σ₁ 等于 1：没有哪一步会拉长梯度。所有特征值都在单位圆内，长期必然消失。',
      neverGrowsTanh: 'σ₁ 等于 1：矩阵不会拉长梯度，tanh′ 只会把它缩短。它绝不增长。',
      edge: '最大的特征值正好在单位圆上：长期来看，既不按固定倍数增长，也不按固定倍数衰减。'
    },
    tasks: {
      transientRadius: '最长的梯度没有消失：还有特征值不在单位圆内。',
      transientPeak: (peak: string) => `它消失了，但最大只到过 ${peak}。σ₁ 可以离特征值多远？`,
      transientEnd: (end: string) => `它先增长了，但最后一步还剩 ${end}：消失得太慢。`,
      transientDone: (peak: string, at: number, end: string) =>
        `回退 ${at} 步时达到 ${peak}，最后只剩 ${end}。`,
      keepOff: (off: string) => `有一步使最长的梯度偏离了 ${off}。要求：偏离不超过 0.001。`,
      keepDone: '所有长度都不变：σ₁ = σ₂ = 1，这是一个正交矩阵。'
    },
    describe: (
      eigenvalues: string,
      sigmas: string,
      k: number,
      norm: string,
      bound: string,
      rule: string,
      W: string
    ) =>
      `特征值为 ${eigenvalues}，奇异值为 ${sigmas}，矩阵为 ${W}。${
        k === 0 ? '所有梯度的长度仍为 1。' : `回退 ${k} 步之后，最长的梯度为 ${norm}，上界为 ${bound}。`
      }${rule}`
  }
} satisfies Strings;

export type JacobianStrings = (typeof strings)['en'];
