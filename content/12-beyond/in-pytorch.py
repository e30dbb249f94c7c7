import torch

T = 8
a = torch.full((T,), 0.5, dtype=torch.float64)
b = torch.arange(1, T + 1, dtype=torch.float64)  # 1, 2, ... 8

# Step by step: every state waits for the one before.
h = torch.zeros((), dtype=torch.float64)
for t in range(T):
    h = a[t] * h + b[t]
print(f'as a loop: {h:.4f}')

# The same as a scan. Place t holds one map, h -> a h + b; each
# round joins it with the map d places before it.
d = 1
while d < T:
    b = torch.cat([b[:d], a[d:] * b[:-d] + b[d:]])
    a = torch.cat([a[:d], a[d:] * a[:-d]])
    d *= 2
print(f'as a scan: {b[-1]:.4f}')
# On the page: 14.0078
