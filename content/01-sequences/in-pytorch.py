import torch
from torch import nn

# The lamp: two units that are set by hand. The state is (a, b),
# and a - 2b is 1 while the lamp is on.
cell = nn.RNN(1, 2, nonlinearity='relu')
read = torch.tensor([1.0, -2.0])
with torch.no_grad():
    cell.weight_ih_l0.copy_(torch.tensor([[1.0], [1.0]]))
    cell.weight_hh_l0.copy_(torch.tensor([[1.0, -2.0], [1.0, -2.0]]))
    cell.bias_ih_l0.copy_(torch.tensor([0.0, -1.0]))
    cell.bias_hh_l0.zero_()

    presses = torch.tensor([1.0, 0, 1, 1, 0, 1, 0])
    states, _ = cell(presses.view(7, 1))
    print('lamp:', *[f'{y:g}' for y in (states @ read).tolist()])

    # One W, any length: the same module reads on and on.
    _, last = cell(torch.ones(1001, 1))
    print(f'in the end: {(last @ read).item():g}')
# On the page: 1 1 0 1 1 0 0
