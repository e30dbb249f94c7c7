/**
 * Background of a signed value: from the page's own colour at zero towards `--pos` or `--neg`.
 * `scale` is the magnitude that saturates; the mix stops at 42 % so that ink on top keeps its contrast.
 */
export function signedFill(value: number, scale = 2): string {
  const share = Math.min(Math.abs(value) / scale, 1) * 42;
  return `color-mix(in oklab, var(${value < 0 ? '--neg' : '--pos'}) ${share.toFixed(1)}%, var(--zero))`;
}
