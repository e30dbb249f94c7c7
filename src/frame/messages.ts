import * as v from 'valibot';
import type { FigureHandle, Snapshot } from './handle.ts';

export type Reply = { unrolled: 1; type: 'reply'; id: unknown } & (
  ({ ok: true } & Partial<Snapshot>) | { ok: false; error: string }
);

type Outcome = ({ ok: true } & Partial<Snapshot>) | { ok: false; error: string };

const envelope = v.object({
  unrolled: v.literal(1),
  id: v.optional(v.unknown()),
  type: v.optional(v.unknown())
});
const ok = { ok: true } as const;
const no = (error: string) => ({ ok: false, error }) as const;

const stepless = 'This figure has no steps in time.';
const actions: Record<string, (figure: FigureHandle, message: Record<string, unknown>) => Outcome> = {
  get: (figure) => ({ ...ok, ...figure.get() }),
  set: (figure, { params }) => figure.set(params),
  step(figure, { by }) {
    if (by !== 1 && by !== -1) return no('by must be 1 or -1.');
    if (!figure.plays) return no(stepless);
    figure.step(by);
    return ok;
  },
  seek(figure, { t }) {
    if (typeof t !== 'number' || !Number.isFinite(t)) return no('t must be a finite number.');
    if (!figure.scrubs) return no('This figure cannot be sent to a point of time.');
    figure.seek(t);
    return ok;
  },
  play(figure) {
    if (!figure.plays) return no(stepless);
    figure.play();
    return ok;
  },
  pause(figure) {
    figure.pause();
    return ok;
  },
  reset(figure) {
    figure.reset();
    return ok;
  }
};

/**
 * Does what a message asks (docs/EMBEDDING.md) and says how it went. Never throws.
 *
 * @param data whatever came by `postMessage`
 * @returns the reply, or undefined where the message is not addressed to a figure at all
 */
export function answer(figure: FigureHandle, data: unknown): Reply | undefined {
  const read = v.safeParse(envelope, data);
  if (!read.success) return undefined;
  const { id, type } = read.output;
  return { unrolled: 1, type: 'reply', id, ...outcome(figure, type, data as Record<string, unknown>) };
}

function outcome(figure: FigureHandle, type: unknown, message: Record<string, unknown>): Outcome {
  if (typeof type !== 'string' || !Object.hasOwn(actions, type))
    return no(`type must be one of ${Object.keys(actions).join(', ')}.`);
  try {
    return actions[type](figure, message);
  } catch (error) {
    return no(`The figure could not do that: ${error instanceof Error ? error.message : String(error)}`);
  }
}
