import torch
from torch import nn

# One cell. All gates open: a large bias on i, f and o. What it
# writes is tanh(x): up at a brace that opens, down at the other.
cell = nn.LSTMCell(1, 1)
for weight in cell.parameters():
    nn.init.zeros_(weight)
with torch.no_grad():
    cell.weight_ih[2] = 1.0
    cell.bias_ih[:] = torch.tensor([20.0, 20.0, 0.0, 20.0])


def run(text, silenced=False):
    h, c = torch.zeros(1, 1), torch.zeros(1, 1)
    held = []
    for character in text:
        x = {'{': 1.0, '}': -1.0}.get(character, 0.0)
        h, c = cell(torch.tensor([[x]]), (h, c))
        held.append(c.item())
        if silenced:
            c = torch.zeros(1, 1)
    return ' '.join(f'{value:.4f}' for value in held), max(held)


print('free:', run('{a{b}c')[0])
print('silenced:', run('{a{b}c', silenced=True)[0])
print(f'two braces deep: {run("{a{b}c")[1]:.2f}')
# On the page: 1.52
