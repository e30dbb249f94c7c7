import type { Snippet } from 'svelte';
import { getFigured } from '../figured.ts';
import type { Field } from '../params/index.ts';

/** What every control takes. */
export interface Bound<T> {
  /** The parameter that is shown and written. Without one, `value` and `onchange` say what is. */
  name?: string;
  label?: string;
  /** The label, where it is more than words. */
  children?: Snippet;
  /** The label in full, where what is seen is a symbol. */
  'aria-label'?: string;
  /** The quantity that is set: it lights up with its symbol. */
  q?: string;
  /** Where it is not the parameter itself that is shown. */
  value?: T;
  /** Where more is to be done than to write the parameter. */
  onchange?: (value: T) => void;
  disabled?: boolean;
  /** It changes how the figure is looked at, not the figure: it stays usable where the figure is locked. */
  unlocked?: boolean;
}

/** One control's hold on its parameter: it reads, writes and is locked with the figure. */
export function bound<T>(props: () => Bound<T>) {
  const figure = getFigured();
  return {
    /** @throws Error where the figure has no such parameter */
    get field(): Field<T> | undefined {
      const { name } = props();
      if (name === undefined) return undefined;
      const field = figure.fields[name] as Field<T> | undefined;
      if (!field)
        throw new Error(
          `There is no parameter "${name}" to control; there are ${Object.keys(figure.fields).join(', ')}.`
        );
      return field;
    },
    get value(): T {
      const { name, value } = props();
      return value === undefined && name !== undefined ? (figure.values[name] as T) : (value as T);
    },
    get disabled(): boolean {
      const { disabled, unlocked } = props();
      return (disabled ?? false) || (figure.locked && !unlocked);
    },
    write(value: T) {
      const { name, onchange } = props();
      if (onchange) onchange(value);
      else if (name !== undefined) figure.change({ [name]: value });
    }
  };
}
