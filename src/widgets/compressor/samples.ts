import { Rng } from '$engine';

const prose =
  'A gate is a number between 0 and 1. What comes in is multiplied by it, so that at 0 nothing passes and at 1 all of it does. ' +
  'The network sets its own gates at every step, from the input and from the state before. Nobody says when they should open. ' +
  'That is learned, like every other weight, from the gradient of the loss. If a gate stays open for a hundred steps, what the ' +
  'unit holds is carried over a hundred steps, and the gradient comes back the same way. If it is shut once, both are lost there.\n\n' +
  'Ask what the state has to hold before you ask how many units it needs. A bit that must be kept for a long time needs a unit ' +
  'that is left alone; a count needs one that can grow. A network that has too few of them will learn something else, and the ' +
  'loss will tell you how much is missing, but not what.\n';

const story =
  'On Tuesdays Grandma Ilse sold plums at the corner by the bakery. She weighed them with her eyes shut, because, she said, ' +
  'anybody can read a scale. One rainy morning a boy in yellow boots asked for exactly nineteen. She picked them out, shook the ' +
  'bag, frowned, and ate one. "Now there are nineteen," she told him, and he counted twice before he believed her.\n';

const chinese =
  '门是一个 0 到 1 之间的数。进来的东西要乘以它：是 0，什么也过不去；是 1，全都过得去。每一步，网络都根据输入和之前的状态来设定自己的门。' +
  '没有人告诉它什么时候该打开。这是学来的，同别的权重一样，来自损失的梯度。一道门若能一百步都开着，单元里的东西就能传过一百步，' +
  '梯度也沿同一条路回来。只要关上一次，两样都断在那里。\n';

/** Digits that nobody can foretell. */
const digits = (() => {
  const rng = new Rng(5);
  return Array.from({ length: 600 }, () => rng.int(10)).join('');
})();

export const samples = { prose, story, digits, chinese } as const;
