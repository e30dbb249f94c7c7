import math

import torch
from torch.nn.functional import cross_entropy

# The scores of h, e, l and o after one letter, and what came: e.
scores = torch.tensor([1.0, 2.0, 3.0, 0.0], requires_grad=True)
target = torch.tensor(1)

# PyTorch takes scores, not probabilities, and counts in nats.
loss = cross_entropy(scores, target)
loss.backward()

bits = loss.item() / math.log(2)
print(f'bits: {bits:.2f}')
# The gradient by the scores is p - target.
print('p - target:', *[f'{g:.3f}' for g in scores.grad.tolist()])
# On the page: 2.08 and -0.763
