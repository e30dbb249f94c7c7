import torch

Wxh, Why = 1., 1.

def gradient_of_Whh(window):
    Whh = torch.tensor(0.5, requires_grad=True)
    h, L = torch.tensor(0.), 0.
    for t, (x, target) in enumerate([(1., 1.), (0., 0.), (0.5, 1.)]):
        if t % window == 0:  # a new chunk begins
            # The knife: the number goes on, the graph that made
            # it does not.
            h = h.detach()
        h = torch.tanh(Whh * h + Wxh * x)
        y = Why * h
        L = L + (y - target) ** 2 / 2
    L.backward()  # from every loss, back to the cut before it
    return Whh.grad.item()

print(f'exact gradient: {gradient_of_Whh(window=3):.6f}')
print(f'truncated gradient: {gradient_of_Whh(window=2):.6f}')
# On the page: 0.057 and 0.144
