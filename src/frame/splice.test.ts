import { expect, test } from 'vitest';
import { askState, readState, reportState } from './splice.ts';

test('what is reported comes back from a learning system that keeps it', () => {
  const { state } = reportState('m1', 0.5, 'v=1&t=3');
  const { message_id } = askState('m2');
  expect(readState({ subject: 'SPLICE.getState.response', message_id, state }, 'm2')).toBe('v=1&t=3');
});

test.each([
  [
    'an answer to somebody else',
    { subject: 'SPLICE.getState.response', message_id: 'm9', state: { hash: 'v=1' } }
  ],
  ['an answer without a state', { subject: 'SPLICE.getState.response', message_id: 'm2', state: null }],
  [
    'a state of another kind',
    { subject: 'SPLICE.getState.response', message_id: 'm2', state: { answers: [1] } }
  ],
  ['an error', { subject: 'SPLICE.getState.response', message_id: 'm2', error: { code: 'timeout' } }],
  ['another message', { subject: 'SPLICE.sendEvent', message_id: 'm2' }],
  ['a word', 'slide:start']
])('%s restores nothing', (_, data) => {
  expect(readState(data, 'm2')).toBeUndefined();
});
