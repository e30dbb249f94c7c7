import torch

# What comes back is smaller than 32 bits can hold well: take 64.
w = torch.tensor(1.5, dtype=torch.float64)
h = torch.zeros_like(w)

for t in range(1, 111):
    x = 1. if t == 10 else 0.  # a pulse, and nothing after it
    h = torch.tanh(w * h + x)
    if t == 10:
        # The walk back is to end here: from now on the steps are
        # recorded, and until now they were not.
        pulse = h.requires_grad_()

# The product of 100 Jacobians, each of them one number.
slope, = torch.autograd.grad(h, pulse)
print(f'state after 100 steps: {h.item():.6f}')
print(f'its gradient by the state at the pulse: {slope.item():.4e}')
# On the page: 5.9e-41
