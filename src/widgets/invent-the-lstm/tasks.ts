import { read, readByParts, type Offer, type Settings } from './unit.ts';

/** One sequence of a task, with what should be told at each step; null where anything may be. */
export interface Case {
  offers: readonly Offer[];
  wanted: readonly (number | null)[];
}
export interface Task {
  cases: readonly Case[];
  /** How far an answer may be from what is wanted. */
  tolerance: number;
}

type Cue = '' | 'w' | 'e' | 't' | 'wt' | 'et' | 'we' | 'wet';
/** A step: its content, its cues (w to write, e to erase, t to tell), and what should be told at it. */
type Step = readonly [x: number, cues?: Cue, wanted?: number];

/** Steps one after the other; where one does not say what should be told, it is `otherwise`. */
function sequence(otherwise: number | null, ...steps: readonly Step[]): Case {
  const offers = steps.map(([x, cues = '']): Offer => ({
    x,
    write: cues.includes('w') ? 1 : 0,
    erase: cues.includes('e') ? 1 : 0,
    tell: cues.includes('t') ? 1 : 0
  }));
  return { offers, wanted: steps.map(([, , wanted = otherwise]) => wanted) };
}
const any = null;
const silence = (n: number) => Array.from({ length: n }, (): Step => [0]);

/** Keep a value, whichever it is, through a long silence. */
const keep: Task = {
  tolerance: 0.1,
  cases: [0.2, 0.5, 0.9].map((x) => sequence(any, [x, 'w'], ...silence(22), [0, 't', x]))
};

/** Keep the value that comes with the cue, among others that do not matter. */
const ignore: Task = {
  tolerance: 0.1,
  cases: [
    [0.8, -0.4, 0.7],
    [0.3, 0.9, -0.6],
    [-0.5, -0.7, -0.9]
  ].map(([x, first, second]) => sequence(any, [first], [x, 'w'], [second], [-first], [second], [0, 't', x]))
};

/** Drop what is held at the cue, whatever it is, and hold the next. */
const drop: Task = {
  tolerance: 0.1,
  cases: [
    [0.8, 0.3],
    [-0.6, 0.5],
    [0.4, -0.9]
  ].map(([old, next]) =>
    sequence(any, [old, 'w'], [0.7], [0, 't', old], [0.5, 'e'], [next, 'w'], [-0.4], [0, 't', next])
  )
};

/** Hold the value, and tell it when asked and only then. */
const reveal: Task = {
  tolerance: 0.1,
  cases: [
    [0.8, 0.5],
    [-0.6, 0.9]
  ].map(([x, next]) =>
    sequence(0, [x, 'w'], [0.6], [0, 't', x], [0.3], [0, 'e'], [next, 'w'], [0], [0, 't', next])
  )
};

/** Every cue is a vote, for or against; tell the majority. One voter shouts. */
const votes: Task = {
  tolerance: 0.1,
  cases: [
    [0.5, 0.5, -0.5, 1],
    [-0.5, -0.5, 40, -1],
    [0.5, 0.5, -40, 1],
    [-40, -0.5, 0.5, -1]
  ].map(([a, b, c, majority]) => sequence(0, [a, 'w'], [0.5], [b, 'w'], [-40], [c, 'w'], [0, 't', majority]))
};

/** Votes again, and the answer is the same by however much one side wins. */
const landslide: Task = {
  tolerance: 0.35,
  cases: [
    [0.5, 0.5, -0.5],
    [-0.5, -0.5, -0.5, -0.5, -0.5],
    [0.5, -0.5, -0.5],
    [0.5, 0.5, 0.5, 0.5, 0.5]
  ].map((given) =>
    sequence(
      0,
      ...given.map((x): Step => [x, 'w']),
      [0.5],
      [0, 't', Math.sign(given.reduce((sum, x) => sum + x, 0))]
    )
  )
};

export const tasks: readonly Task[] = [keep, ignore, drop, reveal, votes, landslide];

export interface Failure {
  /** The first case that is not as wanted, and the step at which it goes furthest wrong. */
  at: number;
  step: number;
  got: number;
  wanted: number;
  /** The largest error over all cases. */
  worst: number;
}

/** The largest error of a unit on a task, and where it first exceeds what is allowed; undefined where it does not. */
export function failureOf(task: Task, parts: number, settings: Settings): Failure | undefined {
  let found: Failure | undefined;
  let worst = 0;
  task.cases.forEach(({ offers, wanted }, at) => {
    // Vanilla units are searched by the hundred thousand, and a network for each would take long.
    const { y } = (parts === 0 ? readByParts : read)(parts, settings, offers);
    let most = 0;
    wanted.forEach((target, t) => {
      if (target === null) return;
      const error = Math.abs(y[t] - target);
      // What is not a number is as wrong as can be.
      const size = Number.isFinite(error) ? error : Infinity;
      worst = Math.max(worst, size);
      if (size > task.tolerance && size > most && (found === undefined || found.at === at)) {
        most = size;
        found = { at, step: t, got: y[t], wanted: target, worst: 0 };
      }
    });
  });
  return found && { ...found, worst };
}
