import type { FigureHandle } from '../handle.ts';
import { answer } from '../messages.ts';
import { askState, readState, reportState } from '../splice.ts';
import { onChange } from './on-change.svelte.ts';
import type { Parent } from './parent.ts';

/**
 * Everything that an embedded figure and the page around it say to each other: the book's own messages, SPLICE for
 * learning systems, and the two words of a reveal.js deck. Called in an effect; all listeners go with it.
 *
 * @param exercise the name under which a score is reported; without a name nothing is scored
 */
export function converse(figure: FigureHandle, parent: Parent, exercise: () => string | undefined): void {
  const { widget } = figure;
  // Not randomUUID, which a page without https has not.
  const question = `${widget}-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  let reports = 0;
  let wasPlaying = false;

  const leave = parent.listen((data) => {
    const reply = answer(figure, data);
    if (reply) return parent.send(reply);
    const saved = readState(data, question);
    if (saved !== undefined) return figure.restore(saved);
    // reveal.js posts these bare words to the frames of the slide that comes and of the slide that goes.
    if (data === 'slide:stop') {
      wasPlaying = figure.playing;
      figure.pause();
    } else if (data === 'slide:start' && wasPlaying) {
      wasPlaying = false;
      figure.play();
    }
  });
  $effect(() => leave);

  parent.send({ unrolled: 1, type: 'ready', widget });
  parent.send(askState(question));

  onChange(
    () => figure.hash(),
    () => parent.send({ unrolled: 1, type: 'change', widget, ...figure.position() })
  );
  $effect(() => {
    const name = exercise();
    const { score } = figure;
    if (name !== undefined && score !== undefined)
      parent.send({ unrolled: 1, type: 'score', exercise: name, score });
  });
  onChange(
    () => [exercise(), figure.score, figure.hash()].join(),
    () => {
      const { score } = figure;
      if (exercise() !== undefined && score !== undefined)
        parent.send(reportState(`${question}-${++reports}`, score, figure.hash()));
    }
  );
}
