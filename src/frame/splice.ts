// SPLICE: how a learning system keeps score and state of what stands in its frames.
// https://cssplice.org/slcp/iframe-protocol-specification.html (messages SPLICE.getState and
// SPLICE.reportScoreAndState, both from the frame to its parent).
import * as v from 'valibot';

const saved = v.object({
  subject: v.literal('SPLICE.getState.response'),
  message_id: v.string(),
  state: v.object({ hash: v.string() })
});

/** Asks the learning system for what was reported last. */
export const askState = (message_id: string) => ({ subject: 'SPLICE.getState', message_id });

/**
 * Reads the answer to `askState`.
 *
 * @returns the hash of the saved state; undefined where the message is no such answer or holds nothing of ours
 */
export function readState(data: unknown, message_id: string): string | undefined {
  const read = v.safeParse(saved, data);
  return read.success && read.output.message_id === message_id ? read.output.state.hash : undefined;
}

/** @param score 0 to 1 */
export const reportState = (message_id: string, score: number, hash: string) => ({
  subject: 'SPLICE.reportScoreAndState',
  message_id,
  score,
  state: { hash }
});
