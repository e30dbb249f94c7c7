/** What a chapter's Markdown may use beside Markdown. */
export { default as Cite } from './Cite.svelte';
export { default as Exercise } from './Exercise.svelte';
export { default as Fig } from './Fig.svelte';
export { default as Goals } from './Goals.svelte';
export { default as Program } from './Program.svelte';
export { default as Remember } from './Remember.svelte';
export { default as Show } from './Show.svelte';
export { default as Side } from './Side.svelte';
export { default as Sources } from './Sources.svelte';
export { default as Term } from './Term.svelte';
