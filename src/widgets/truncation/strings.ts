import type { Strings } from '$frame/strings.ts';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const strings = {
  en: {
    title: 'The knife: a gradient cut, and what can still be learned',
    picture:
      'A chain of 24 steps cut into chunks, the gradients with and without the cuts, and what networks learned',
    legend: {
      state: 'state, carried forward',
      grad: 'gradient, going back',
      seen: 'a bit and its answer in one chunk',
      cut: 'cut apart'
    },
    knife: 'Window: the gradient is cut after every so many steps',
    knifeText: (window: number, chunks: number) =>
      `${window} ${plural(window, 'step', 'steps')}, ${chunks} ${plural(chunks, 'chunk', 'chunks')}`,
    loss: 'loss',
    shares: (seen: number, window: number, lag: number) =>
      `Pairs ${lag} apart inside one window: ${seen} of ${window}`,
    trained: 'Trained through the window',
    frozen: 'Control: recurrence frozen at random',
    count: (learned: number, of: number) => `${learned} of ${of} learned`,
    none: 'not trained yet',
    axis: 'window w',
    outcome: (window: number, trained: string, frozen: string) =>
      `Window ${window}: ${trained}; with the recurrence frozen, ${frozen}`,
    vectors: 'Gradient: exact and truncated',
    exact: 'exact',
    truncated: 'truncated',
    percent: (of100: string) => `${of100} %`,
    ofExact: (percent: string) => `${percent} of it`,
    noAngle: 'no angle',
    pair: (name: string, exact: string, truncated: string, angle: string) =>
      `${name}: exact length ${exact}, truncated ${truncated}, angle ${angle}`,
    curves: 'Right answers on new bits',
    curveKey: { trained: 'trained', frozen: 'frozen', learned: 'learned' },
    updates: 'updates',
    chance: 'guessing',
    lag: 'Lag k',
    lagText: (lag: number) => `the bit ${lag} ${plural(lag, 'step', 'steps')} ago`,
    window: 'Window w',
    clear: 'Clear the state at every border',
    start: 'Recurrent weights',
    starts: { orthogonal: 'orthogonal', uniform: 'uniform' },
    seed: 'First seed',
    sweep: (last: number) => `Try every window up to ${last}`,
    sweeping: 'Trying…',
    gradient: (window: number, lag: number, angle: string, percent: string): string =>
      window <= lag
        ? `No answer meets its bit inside a window of ${window}. For the input weights the truncated gradient has ${percent} of the exact length and stands ${angle} from it.`
        : `For the input weights the truncated gradient has ${percent} of the exact length and stands ${angle} from it.`,
    whole: 'The window holds the whole chain: nothing is cut, and both gradients are one.',
    howMany: (window: number, lag: number) =>
      `The gradient is cut after every ${window} ${plural(window, 'step', 'steps')}, and each answer is the bit ${lag} back. Ten networks are trained: how many will learn it?`,
    ofTen: (learned: number) => `${learned} of 10`,
    expected: (learned: number) => `You expect ${learned} of 10.`,
    compared: (expected: number, learned: number) =>
      `You expected ${expected} of 10; through this window ${learned} learned it.`,
    more: 'Gradients and learning, update by update',
    press: (lag: number) =>
      `Press play: ten networks learn to answer with the bit ${lag} ${plural(lag, 'step', 'steps')} back, and ten with a frozen recurrence beside them.`,
    running: (updates: number, learned: number, frozen: number) =>
      `${updates} updates: ${learned} of 10 have learned it, ${frozen} of 10 with the recurrence frozen.`,
    catchingUp: (updates: number) => `Training to update ${updates}…`,
    over: (learned: number, frozen: number) =>
      `${learned} of 10 learned it. With the recurrence frozen, where no gradient goes back in time, ${frozen} of 10 did.`,
    byState:
      'No gradient tied an answer to its bit here: those that learned it found the bit in the carried state.',
    noise: (lag: number, window: number) =>
      `In training the first ${Math.min(lag, window)} answers of every chunk asked for bits that had been cleared away: noise to learn from.`,
    luck: 'The frozen ones owe nothing to the gradient through time: a random state carries the bit.',
    worse:
      'They started from the same weights: training through this window lost what the random state carried.',
    memory: (carried: string, cleared: string) =>
      `Those that learned answer ${carried} of new bits rightly while the state is carried, and ${cleared} where it is cleared at every border: memory reaches across the borders that the gradient stops at.`,
    stops: (window: number, loss: number) =>
      `Chunks of ${window} ${plural(window, 'step', 'steps')}, the first from step 1. The loss at step ${loss} goes back. Which is the earliest step whose input still gets gradient from it?`,
    flag: 'Your answer: the earliest step',
    flagText: (step: number) => `step ${step}`,
    check: 'Check',
    stopsRight: (step: number, before: number) =>
      before > 0
        ? `Yes. The chunk begins at step ${step}; between ${before} and ${step} lies a border, and only the state crosses it.`
        : 'Yes. It is in the first chunk, so nothing is cut.',
    stopsEarly: (guess: number, border: number) =>
      `Step ${guess} gets none. On the way back the gradient meets the border after step ${border} and stops there.`,
    stopsLate: (guess: number) =>
      `Step ${guess} does get some, but so does an earlier one: no border lies just before step ${guess}.`,
    stopsAfter: (guess: number, loss: number) =>
      `Step ${guess} comes after the loss at step ${loss}. A gradient goes back only.`,
    smallest: (lag: number) =>
      `Find the smallest window that still learns lag ${lag} (at least 8 of 10), and show that the one below does not. Set w, press play.`,
    smallestFails: (window: number, learned: number, lag: number, seen: number) =>
      `w = ${window}: ${learned} of 10. ` +
      (seen === 0
        ? `None of its answers meets the bit of ${lag} steps ago inside the window.`
        : `Only ${seen} of ${window} answers meet their bit inside the window.`),
    smallestUnproved: (window: number, learned: number) =>
      `w = ${window} does: ${learned} of 10. Is it the smallest? Train with ${window - 1} too.`,
    smallestSolved: (window: number, learned: number, below: number) =>
      `Yes. w = ${window}: ${learned} of 10${window > 1 ? `; w = ${window - 1}: ${below} of 10` : ''}.`,
    smallestClear: 'Here the state is to be carried from chunk to chunk.',
    describe: (window: number, lag: number, gradient: string, training: string) =>
      `Window ${window}, lag ${lag}. ${gradient} ${training}`
  },
  zh: {
    title: '一刀切断梯度，还学得会什么',
    picture: '一条 24 步的链切成若干段，切与不切时的梯度，以及各网络学到了什么',
    legend: { state: '状态，向前传', grad: '梯度，往回走', seen: '位与回答同在一段', cut: '被切开' },
    knife: '窗口：每隔这么多步切断一次梯度',
    knifeText: (window: number, chunks: number) => `${window} 步，共 ${chunks} 段`,
    loss: '损失',
    shares: (seen: number, window: number, lag: number) =>
      `相距 ${lag} 步且同在一个窗口内：${window} 对中有 ${seen} 对`,
    trained: '在窗口内训练',
    frozen: '对照：循环权重随机后冻结',
    count: (learned: number, of: number) => `${of} 个中有 ${learned} 个学会`,
    none: '尚未训练',
    axis: '窗口 w',
    outcome: (window: number, trained: string, frozen: string) =>
      `窗口 ${window}：${trained}；循环权重冻结时，${frozen}`,
    vectors: '梯度：精确的与截断的',
    exact: '精确',
    truncated: '截断',
    percent: (of100: string) => `${of100}%`,
    ofExact: (percent: string) => `是精确的 ${percent}`,
    noAngle: '无夹角',
    pair: (name: string, exact: string, truncated: string, angle: string) =>
      `${name}：精确梯度长 ${exact}，截断梯度长 ${truncated}，夹角 ${angle}`,
    curves: '在新比特上的正确率',
    curveKey: { trained: '训练', frozen: '冻结', learned: '学会' },
    updates: '更新次数',
    chance: '瞎猜',
    lag: '延迟 k',
    lagText: (lag: number) => `${lag} 步之前的位`,
    window: '窗口 w',
    clear: '每到切口就清空状态',
    start: '循环权重的初始化',
    starts: { orthogonal: '正交', uniform: '均匀分布' },
    seed: '首个种子',
    sweep: (last: number) => `逐个试到 w = ${last}`,
    sweeping: '正在尝试……',
    gradient: (window: number, lag: number, angle: string, percent: string): string =>
      window <= lag
        ? `窗口只有 ${window} 步，没有一个回答能在窗口内遇到它所问的位。对输入权重来说，截断梯度的长度是精确梯度的 ${percent}，两者夹角 ${angle}。`
        : `对输入权重来说，截断梯度的长度是精确梯度的 ${percent}，两者夹角 ${angle}。`,
    whole: '窗口容得下整条链：什么都没切，两个梯度就是同一个。',
    howMany: (window: number, lag: number) =>
      `梯度每 ${window} 步切断一次，要答的是 ${lag} 步之前的位。训练十个网络，有几个学得会？`,
    ofTen: (learned: number) => `10 个中 ${learned} 个`,
    expected: (learned: number) => `你估计 10 个中有 ${learned} 个。`,
    compared: (expected: number, learned: number) =>
      `你估计 10 个中有 ${expected} 个；用这个窗口，学会的有 ${learned} 个。`,
    more: '梯度，以及逐次更新的学习过程',
    press: (lag: number) =>
      `点“播放”：十个网络学着答出 ${lag} 步之前的位，旁边另有十个循环权重冻结的网络作对照。`,
    running: (updates: number, learned: number, frozen: number) =>
      `更新 ${updates} 次：10 个中有 ${learned} 个学会；循环权重冻结的 10 个中有 ${frozen} 个学会。`,
    catchingUp: (updates: number) => `正在训练到第 ${updates} 次更新……`,
    over: (learned: number, frozen: number) =>
      `10 个中有 ${learned} 个学会。循环权重冻结时，没有梯度沿时间往回走，10 个中有 ${frozen} 个学会。`,
    byState: '这里没有一个梯度能把回答与它所问的位连起来：学会的网络，是在传过来的状态里找到了那一位。',
    noise: (lag: number, window: number) =>
      `训练时每段的前 ${Math.min(lag, window)} 个回答所问的位都已被清掉：从中只能学到噪声。`,
    luck: '冻结的那些与沿时间的梯度毫无关系：随机的状态里本来就带着那一位。',
    worse: '两组的初始化相同：用这个窗口来训练，反而丢掉了随机状态里本来带着的那一位。',
    memory: (carried: string, cleared: string) =>
      `学会的网络在状态一路传下去时，新比特答对 ${carried}；若每到切口就清空状态，只答对 ${cleared}：梯度止步于切口，记忆却能跨过去。`,
    stops: (window: number, loss: number) =>
      `每段 ${window} 步，第一段从第 1 步开始。第 ${loss} 步的损失往回传：最早是哪一步的输入还能从它那里得到梯度？`,
    flag: '你的答案：最早的一步',
    flagText: (step: number) => `第 ${step} 步`,
    check: '检查',
    stopsRight: (step: number, before: number) =>
      before > 0
        ? `对。这一段从第 ${step} 步开始；第 ${before} 步与第 ${step} 步之间是切口，只有状态能跨过去。`
        : '对。它就在第一段里，什么都没有切断。',
    stopsEarly: (guess: number, border: number) =>
      `第 ${guess} 步得不到。梯度往回走，遇到第 ${border} 步之后的切口就停下了。`,
    stopsLate: (guess: number) =>
      `第 ${guess} 步确实得到梯度，但更早的一步也得到：紧挨第 ${guess} 步之前并没有切口。`,
    stopsAfter: (guess: number, loss: number) => `第 ${guess} 步在第 ${loss} 步的损失之后，而梯度只往回走。`,
    smallest: (lag: number) =>
      `延迟为 ${lag}，找出仍能学会的最小窗口（10 个中至少有 8 个学会），并证明再小一步就不行。设定 w，点“播放”。`,
    smallestFails: (window: number, learned: number, lag: number, seen: number) =>
      `w = ${window}：10 个中有 ${learned} 个学会。` +
      (seen === 0
        ? `没有一个回答能在窗口内遇到 ${lag} 步之前的位。`
        : `${window} 个回答中只有 ${seen} 个能在窗口内遇到它所问的位。`),
    smallestUnproved: (window: number, learned: number) =>
      `w = ${window} 可以：10 个中有 ${learned} 个学会。它是最小的吗？再用 ${window - 1} 训练一次。`,
    smallestSolved: (window: number, learned: number, below: number) =>
      `对。w = ${window}：10 个中有 ${learned} 个学会${window > 1 ? `；w = ${window - 1}：只有 ${below} 个` : ''}。`,
    smallestClear: '这里要让状态从一段传到下一段。',
    describe: (window: number, lag: number, gradient: string, training: string) =>
      `窗口 ${window}，延迟 ${lag}。${gradient}${training}`
  }
} satisfies Strings;

export type TruncationStrings = (typeof strings)['en'];
