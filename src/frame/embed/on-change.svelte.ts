import { untrack } from 'svelte';

/** Calls `react` when `read` gives something new, not for what it gives at first. Called in an effect or a component. */
export function onChange(read: () => string, react: (now: string) => void): void {
  let known: string | undefined;
  $effect(() => {
    const now = read();
    const changed = known !== undefined && now !== known;
    known = now;
    if (changed) untrack(() => react(now));
  });
}
