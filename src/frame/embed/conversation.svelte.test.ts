import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { Figure } from '../figure.svelte.ts';
import counter from '../test/counter.ts';
import { converse } from './conversation.svelte.ts';

interface Message {
  type?: string;
  subject?: string;
  message_id?: string;
}

/** A figure in conversation with a page that writes down what it hears. */
function talk(exercise?: string) {
  const { definition } = counter;
  const figure = new Figure(definition, {}, undefined, () => ({ s: definition.strings.en, lang: 'en' }));
  const heard: Message[] = [];
  let say: (data: unknown) => void = () => undefined;
  const parent = {
    send: (message: object) => heard.push(message),
    focus: () => {},
    listen(heed: (data: unknown) => void) {
      say = heed;
      return () => (say = () => undefined);
    }
  };
  const leave = $effect.root(() => converse(figure, parent, () => exercise));
  flushSync();
  const tell = (data: unknown) => {
    say(data);
    flushSync();
  };
  return { figure, heard, tell, leave };
}

test('a figure says that it is ready and asks for its saved state, and no more', () => {
  const { heard, leave } = talk();
  expect(heard.map(({ type, subject }) => type ?? subject)).toEqual(['ready', 'SPLICE.getState']);
  leave();
});

test('a change is told once, with parameters and position', () => {
  const { heard, tell, leave } = talk();
  tell({ unrolled: 1, id: 1, type: 'seek', t: 3 });
  expect(heard.filter(({ type }) => type === 'change')).toEqual([
    expect.objectContaining({ unrolled: 1, params: expect.objectContaining({ length: 5 }), t: 3 })
  ]);
  leave();
});

test('an exercise reports its score under its name, and to a learning system together with its state', () => {
  const { heard, tell, leave } = talk('count');
  tell({ unrolled: 1, id: 1, type: 'seek', t: 5 });
  expect(heard).toContainEqual({ unrolled: 1, type: 'score', exercise: 'count', score: 1 });
  expect(heard).toContainEqual(
    expect.objectContaining({ subject: 'SPLICE.reportScoreAndState', score: 1, state: { hash: 'v=1&t=5' } })
  );
  leave();
});

test('a figure that is no exercise reports no score', () => {
  const { heard, tell, leave } = talk();
  tell({ unrolled: 1, id: 1, type: 'seek', t: 5 });
  expect(heard.filter(({ type, subject }) => type === 'score' || subject?.includes('Score'))).toEqual([]);
  leave();
});

test('a saved state comes back, and reset still goes to the first', () => {
  const { figure, heard, tell, leave } = talk();
  const { message_id } = heard[1];
  tell({ subject: 'SPLICE.getState.response', message_id, state: { hash: 'v=1&length=8&t=6' } });
  expect(figure.position()).toMatchObject({ params: { length: 8 }, t: 6 });
  tell({ unrolled: 1, id: 1, type: 'reset' });
  expect(figure.position()).toMatchObject({ params: { length: 5 }, t: 0 });
  leave();
});

test('a slide that goes stops a playing figure, and the slide that comes back lets it go on', () => {
  const { figure, tell, leave } = talk();
  tell('slide:start');
  expect(figure.playing).toBe(false);
  figure.play();
  tell('slide:stop');
  expect(figure.playing).toBe(false);
  tell('slide:start');
  expect(figure.playing).toBe(true);
  figure.destroy();
  leave();
});

test('a figure that has gone answers no more', () => {
  const { heard, tell, leave } = talk();
  leave();
  const before = heard.length;
  tell({ unrolled: 1, id: 1, type: 'get' });
  expect(heard).toHaveLength(before);
});
