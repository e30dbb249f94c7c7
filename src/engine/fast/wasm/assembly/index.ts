export * from './products';
export * from './elementwise';
export { backwardSteps, forwardSteps } from './cells';
export { heapBase } from './simd';
export const relaxed: i32 = ASC_FEATURE_RELAXED_SIMD ? 1 : 0;
