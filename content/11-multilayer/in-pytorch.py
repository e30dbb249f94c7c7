import torch
from torch import nn

# Every weight is 1 and every state positive, where ReLU has slope
# 1. So a way back multiplies by 1, however it goes.
stack = nn.RNN(1, 1, num_layers=3, nonlinearity='relu', bias=False)
for W in stack.parameters():
    nn.init.ones_(W)

x = torch.ones(6, 1, requires_grad=True)
h, _ = stack(x)  # the states of the top layer alone
h[-1].sum().backward()  # from the last of them

# Input t enters the bottom layer at step t and nowhere else, so
# its gradient is the one that has arrived there.
ways = x.grad.flatten().tolist()
print('ways from the end to each step:', *[f'{n:g}' for n in ways])
print(f'ways to the first step: {ways[0]:g}')
# On the page: 21
