import { int, params, real } from '$frame/params/index.ts';

export const parameters = params(
  {
    weight: real(0.8, { min: -2, max: 2 }),
    steps: int(8, { min: 2, max: 16 })
  },
  { v: 1 }
);
