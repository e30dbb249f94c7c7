import torch

Wxh, Why = 1., 1.
Whh = torch.tensor(0.5, requires_grad=True)  # ask for its gradient

copies = []  # of Whh, one for each use
h = torch.tensor(0.)
for x in (1., 0., 0.5):
    W = Whh.clone()  # the same number, with a share of its own
    W.retain_grad()  # else it is forgotten once it is handed on
    copies.append(W)
    h = torch.tanh(W * h + Wxh * x)
y = Why * h
L = (y - 1) ** 2 / 2  # only the last answer has a target

L.backward()  # one walk back through all that was recorded
for t, W in enumerate(copies, start=1):
    print(f'share of step {t}: {W.grad.item():.6f}')
print(f'gradient of Whh: {Whh.grad.item():.6f}')  # their sum
# On the page: -0.1834
