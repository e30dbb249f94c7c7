export { default as Bits } from './Bits.svelte';
export { default as Check } from './Check.svelte';
export { default as Choice } from './Choice.svelte';
export { default as NextSeed } from './NextSeed.svelte';
export { default as Presets } from './Presets.svelte';
export { default as Radios } from './Radios.svelte';
export { default as Slider } from './Slider.svelte';
export { default as Whole } from './Whole.svelte';
export { nextSeed } from './seed.ts';
