import { choice, flag, int, params, real, type Values } from '$frame/params/index.ts';

/** The part of the plane of the two weights that the picture shows. */
export const W = { min: 0.5, max: 3 } as const;
export const B = { min: -1.25, max: 0.75 } as const;

export const parameters = params(
  {
    // Where both descents start.
    w: real(1.7, W),
    b: real(-0.5, B),
    rate: real(0.1, { min: 0.001, max: 1 }),
    threshold: real(0.5, { min: 0.01, max: 1000 }),
    by: choice('norm', ['norm', 'element']),
    // Show the descent without clipping, too.
    plain: flag(true),
    updates: int(60, { min: 1, max: 200 }),
    // Steps of the network.
    T: int(50, { min: 2, max: 100 }),
    goal: choice('none', ['none', 'tame'])
  },
  { v: 1 }
);

export type ClippingParams = Values<typeof parameters>;
