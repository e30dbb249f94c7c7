/** The dialogs that the tools of a figure open: one script, which comes when the first of them is asked for. */
export { default as embed } from '../share/EmbedDialog.svelte';
export { default as export } from '../export/ExportDialog.svelte';
export { default as help } from './Help.svelte';
export { default as share } from '../share/ShareDialog.svelte';
