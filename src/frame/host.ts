import { getContext, setContext } from 'svelte';
import type { FigureHandle } from './handle.ts';
import type { Looks } from './params/index.ts';

/** What stands around a figure and speaks for it: an embed page with its address, or a chapter with its numbers. */
export interface FigureHost {
  looks?: () => Looks;
  /** Called with every figure that appears; may return what to call when it goes. */
  connect?: (figure: FigureHandle) => (() => void) | undefined;
  /** The figure's number in its chapter, "2.1". */
  numberOf?: (widget: string) => string | undefined;
}

const key = Symbol('figure host');

/** Offers a host to every figure below the calling component. */
export const setFigureHost = (host: FigureHost) => setContext(key, host);

/** The host around the calling component; an empty one where there is none. */
export const useFigureHost = (): FigureHost => getContext<FigureHost | undefined>(key) ?? {};
