import type { Strings } from '$frame/strings.ts';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const strings = {
  en: {
    title: 'Two cells, one task: who learns to remember?',
    picture: 'One string of the task, and below it, side by side, how the networks of either side learn it',
    example: {
      recall: 'Which bit stood at the marked step?',
      adding: 'What do the two marked numbers add up to?'
    },
    span: {
      recall: (lag: number) => `k = ${lag} steps`,
      adding: (lag: number) => `k = ${lag} steps from the first to the last`
    },
    answer: (text: string) => `answer ${text}`,
    score: { recall: 'right answers', adding: 'squared error' },
    updates: 'updates',
    chance: { recall: 'guessing', adding: 'constant guess: 1/6' },
    percent: (of100: number) => `${of100} %`,
    line: { recall: 'learned: 99 %', adding: 'learned: 1/60' },
    task: 'Task',
    tasks: { recall: 'recall a bit', adding: 'add two numbers' },
    lag: 'Distance k',
    lagText: (lag: number) => `${lag} steps`,
    longer: 'up to 200 (slower)',
    same: 'The same',
    sames: { units: 'number of units', parameters: 'number of parameters' },
    rate: 'Learning rate',
    most: 'Updates at most',
    seeds: 'Seeds',
    seed: 'First seed',
    side: { left: 'Left', right: 'Right' },
    cell: 'Cell',
    cells: { rnn: 'vanilla, tanh', relu: 'vanilla, ReLU', lstm: 'LSTM' },
    start: 'Recurrent weights',
    starts: { pytorch: 'PyTorch’s', orthogonal: 'orthogonal', identity: 'identity' },
    forget: 'Forget bias',
    forgets: { drawn: 'PyTorch’s', zero: '0', one: '1', log: 'log k' },
    startName: { pytorch: 'PyTorch’s start', orthogonal: 'orthogonal', identity: 'identity' },
    forgetName: { drawn: '', zero: 'forget bias 0', one: 'forget bias 1', log: 'forget bias log k' },
    comma: ', ',
    /** Between two sentences. */
    space: ' ',
    size: (units: number, parameters: string) => `${units} units, ${parameters} parameters.`,
    keeps: (gate: string, lag: number, rest: string) =>
      `A forget gate at ${gate} leaves ${rest} after ${lag} steps.`,
    aboutHalf: 'about 0.5',
    noGate: 'No gate: matrix and activation together carry the state on, and both shape it.',
    count: (learned: number, of: number) => `${learned} of ${of} learned`,
    untrained: 'not trained yet',
    beforehand: 'Measured beforehand (npm run study -- recall):',
    found: (learned: number, of: number, updates: number, half: number | undefined) =>
      half === undefined
        ? `none of ${of} learned it in ${updates} updates`
        : `${learned} of ${of} learned it, after ${half} updates (median)`,
    outcome: (side: string, name: string, learned: number, of: number, updates: number) =>
      `${side}, ${name}: ${learned} of ${of} ${plural(of, 'network', 'networks')} learned it within ${updates} updates.`,
    who: (lag: number) => `A bit has to be kept for ${lag} steps. Who will learn it, with most of its seeds?`,
    both: 'both',
    neither: 'neither',
    betOn: (said: string) => `Your bet: ${said}.`,
    betOver: (said: string, truth: string) =>
      said === truth ? `You bet on ${said}, and so it was.` : `You bet on ${said}; it was ${truth}.`,
    press: (seeds: number) =>
      seeds === 1
        ? 'Press play: one network a side, on the same strings.'
        : `Press play: ${seeds} networks a side, on the same strings.`,
    running: (updates: number, left: string, right: string) =>
      `${updates} updates. Left: ${left}. Right: ${right}.`,
    catchingUp: (updates: number) => `Training to update ${updates}…`,
    result: (
      side: string,
      name: string,
      learned: number,
      of: number,
      updates: number,
      half: number | undefined
    ) =>
      half === undefined
        ? `${side} (${name}): none of ${of} learned it in ${updates} updates.`
        : `${side} (${name}): ${learned} of ${of} learned it, after ${half} updates (median).`,
    goal: (lag: number, updates: number, enough: number, of: number) =>
      `Choose how each side starts, so that both learn to recall a bit over ${lag} steps within ${updates} updates: at least ${enough} of ${of} networks. Press play to find out.`,
    goalLeft: 'The vanilla network’s side is won. Now open the LSTM’s gate far enough.',
    goalRight: 'The LSTM’s side is won. Now a vanilla network whose state neither fades nor explodes.',
    goalNone: 'Neither side has enough yet. What does each do to a state that it should leave alone?',
    goalBoth: 'Yes: both learn it. The cell was not what decided, the start was.',
    describe: (task: string, lag: number, names: string, words: string) =>
      `${task}, ${lag} steps. ${names}. ${words}`
  },
  zh: {
    title: '两种单元，同一个任务：谁能学会记住？',
    picture: '任务的一个序列；下面左右并排，是两边的网络各自怎样学',
    example: {
      recall: '有标记的那一步，比特是 0 还是 1？',
      adding: '两个有标记的数之和是多少？'
    },
    span: {
      recall: (lag: number) => `k = ${lag} 步`,
      adding: (lag: number) => `从头到尾 k = ${lag} 步`
    },
    answer: (text: string) => `答案 ${text}`,
    score: { recall: '正确率', adding: '平方误差' },
    updates: '更新次数',
    chance: { recall: '瞎猜', adding: '总猜同一个数：1/6' },
    percent: (of100: number) => `${of100}%`,
    line: { recall: '学会：99%', adding: '学会：1/60' },
    task: '任务',
    tasks: { recall: '回忆一个比特', adding: '两数相加' },
    lag: '距离 k',
    lagText: (lag: number) => `${lag} 步`,
    longer: '可到 200（较慢）',
    same: '两边相同的是',
    sames: { units: '隐藏单元数', parameters: '参数个数' },
    rate: '学习率',
    most: '更新次数上限',
    seeds: '种子数',
    seed: '首个种子',
    side: { left: '左边', right: '右边' },
    cell: '单元类型',
    cells: { rnn: '普通 RNN（tanh）', relu: '普通 RNN（ReLU）', lstm: 'LSTM' },
    start: '循环权重',
    starts: { pytorch: 'PyTorch 默认', orthogonal: '正交', identity: '单位矩阵' },
    forget: '遗忘门偏置',
    forgets: { drawn: 'PyTorch 默认', zero: '0', one: '1', log: 'log k' },
    startName: { pytorch: 'PyTorch 默认初始化', orthogonal: '正交', identity: '单位矩阵' },
    forgetName: { drawn: '', zero: '遗忘门偏置 0', one: '遗忘门偏置 1', log: '遗忘门偏置 log k' },
    comma: '，',
    space: '',
    size: (units: number, parameters: string) => `${units} 个隐藏单元，${parameters} 个参数。`,
    keeps: (gate: string, lag: number, rest: string) =>
      `遗忘门取${/^\d/.test(gate) ? ` ${gate}` : gate} 时，${lag} 步之后剩下 ${rest}。`,
    aboutHalf: '约 0.5',
    noGate: '没有门：状态由矩阵和激活函数一起往下传，两者都会改变它。',
    count: (learned: number, of: number) => `${of} 个中有 ${learned} 个学会`,
    untrained: '尚未训练',
    beforehand: '事先测得（npm run study -- recall）：',
    found: (learned: number, of: number, updates: number, half: number | undefined) =>
      half === undefined
        ? `更新 ${updates} 次，${of} 个都没有学会`
        : `${of} 个中有 ${learned} 个学会，更新次数的中位数为 ${half}`,
    outcome: (side: string, name: string, learned: number, of: number, updates: number) =>
      `${side}，${name}：更新 ${updates} 次之内，${of} 个网络中有 ${learned} 个学会。`,
    who: (lag: number) => `一个比特要记住 ${lag} 步。哪一边的网络大多学得会？`,
    both: '两边都会',
    neither: '两边都不会',
    betOn: (said: string) => `你押的是：${said}。`,
    betOver: (said: string, truth: string) =>
      said === truth ? `你押的是“${said}”，押对了。` : `你押的是“${said}”，结果是“${truth}”。`,
    press: (seeds: number) => `点“播放”：每边 ${seeds} 个网络，读的是同样的序列。`,
    running: (updates: number, left: string, right: string) =>
      `更新 ${updates} 次。左边：${left}。右边：${right}。`,
    catchingUp: (updates: number) => `正在训练到第 ${updates} 次更新……`,
    result: (
      side: string,
      name: string,
      learned: number,
      of: number,
      updates: number,
      half: number | undefined
    ) =>
      half === undefined
        ? `${side}（${name}）：更新 ${updates} 次，${of} 个都没有学会。`
        : `${side}（${name}）：${of} 个中有 ${learned} 个学会，更新次数的中位数为 ${half}。`,
    goal: (lag: number, updates: number, enough: number, of: number) =>
      `为两边各选一种初始化，使它们在 ${updates} 次更新之内都学会隔 ${lag} 步回忆一个比特：${of} 个网络中至少有 ${enough} 个学会。点“播放”看结果。`,
    goalLeft: '普通 RNN 这一边够了。现在把 LSTM 的门开得足够大。',
    goalRight: 'LSTM 这一边够了。现在要一个普通 RNN，它的状态既不消退也不爆炸。',
    goalNone: '两边都还不够。该原样留住的状态，在两边各遇到了什么？',
    goalBoth: '对：两边都学会了。起决定作用的不是单元，而是初始化。',
    describe: (task: string, lag: number, names: string, words: string) =>
      `${task}，${lag} 步。${names}。${words}`
  }
} satisfies Strings;

export type RecallStrings = (typeof strings)['en'];
