import { fixed } from '$figure/format.ts';
import { countTick } from '$figure/units.ts';
import type { Advice, Kind } from '$training/diagnosis/diagnose.ts';
import type { CharLm, Problem } from './model.svelte.ts';
import type { CharStrings } from './strings.ts';

/** How the run stands, in one line. */
export function verdictOf(model: CharLm, s: CharStrings): string {
  const { course, params } = model;
  if (model.changed) return s.changed;
  if (!model.started) return s.idle;
  if (course.state === 'starting' || !course.started) return s.starting;
  const { t, heldOut, guessing } = model;
  const bits =
    heldOut === undefined || guessing === undefined ? '' : s.bits(fixed(heldOut, 2), fixed(guessing, 2));
  const goal = model.playing || t < params.updates ? model.goal : Math.max(t, params.updates);
  const stand = s.at(countTick(t), countTick(goal)) + bits;
  if (model.back) return stand + s.stop + s.gap + s.back(countTick(course.checkpointAt(t)?.updates ?? 0));
  const { speed } = course;
  if (!model.playing || speed.update === 0) return stand + s.stop;
  const left = s.left((speed.update * (goal - t)) / 1000);
  return stand + s.comma + s.pace(countTick(Math.round(speed.characters / 100) * 100), left) + s.stop;
}

export function problemOf(problem: Problem, s: CharStrings): string {
  if (problem.kind === 'prompt') return s.problems.prompt(nameOf(problem.character, s));
  const { got, needed } = 'got' in problem ? problem : { got: 0, needed: 0 };
  return s.problems[problem.kind](countTick(got), countTick(needed));
}

/** A character as it is named alone. */
export const nameOf = (character: string, s: CharStrings): string =>
  character === ' ' ? s.space : character === '\n' ? s.line : character === '\0' ? '␀' : character;

/** A character as it is shown where it might not be seen. */
export const glyphOf = (character: string): string =>
  character === ' '
    ? '␣'
    : character === '\n'
      ? '↵'
      : character === '\t'
        ? '→'
        : character === '\0'
          ? '␀'
          : character;

/** The figure of chapter 9 that explains what went wrong, and the state it is shown in. */
const figures: Readonly<Record<Kind, string>> = {
  diverged: 'clipping',
  exploding: 'clipping',
  vanishing: 'gradient-norm',
  dead: 'gradient-norm',
  saturated: 'latch',
  'always-clipping': 'clipping',
  'rate-too-small': 'clipping'
};

/** The gravest of what is wrong: what it is, the first way out, and where it is explained. */
export function diagnosisOf(model: CharLm, s: CharStrings) {
  const [gravest] = model.course.diagnoses;
  if (!gravest) return undefined;
  const advice = (gravest.advice as readonly Advice[]).find((one) => possible(one, model));
  return {
    said: s.diagnoses[gravest.kind],
    way: advice ? s.way(s.advice[advice]) : '',
    figure: figures[gravest.kind]
  };
}

/** Whether a way out is one that the reader has not taken already. */
function possible(advice: Advice, { params }: CharLm): boolean {
  if (advice === 'gated-cell' || advice === 'forget-bias') return params.cell !== 'lstm';
  return true;
}
