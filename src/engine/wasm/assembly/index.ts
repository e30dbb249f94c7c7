export * from './products';
export * from './elementwise';
export const relaxed: i32 = ASC_FEATURE_RELAXED_SIMD ? 1 : 0;
