import type { ParamMatcher } from '@sveltejs/kit';

/** English stands at the root; every other language has a prefix. */
export const match: ParamMatcher = (param) => param === 'zh';
