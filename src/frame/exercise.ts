import { getContext, setContext } from 'svelte';

/** What an exercise card offers to the figures inside it. */
export interface ExerciseSlot {
  /**
   * Called by the Frame when its model's score changes.
   * @param score 0…1; 1 is solved
   * @param name the figure's `exercise` prop, if it has one
   */
  report(score: number, name?: string): void;
}

const key = Symbol('exercise');

/** Offers a slot to every figure below the calling component. */
export function setExercise(slot: ExerciseSlot): void {
  setContext(key, slot);
}

/** The exercise around the calling component; undefined outside one. */
export function useExercise(): ExerciseSlot | undefined {
  return getContext<ExerciseSlot | undefined>(key);
}
