/** JSON has no infinities and no NaN: null stands for both. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
