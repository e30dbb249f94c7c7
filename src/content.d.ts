declare module '*.md' {
  import type { Component } from 'svelte';

  const component: Component;
  export default component;
  export const metadata: Record<string, unknown>;
}

declare module '*.bib' {
  import type { Reference } from '$book/references/reference.ts';

  const references: Reference[];
  export default references;
}
