import { createContext } from 'svelte';

export type Lang = 'en' | 'zh';

const [get, set] = createContext<() => Lang>();

/** Says which language everything below this component speaks. A function, so that a switch is followed. */
export const setLang = set;

/** The language of the page, as a function to be called where it is read. */
export const getLang = get;
