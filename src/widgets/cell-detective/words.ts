import type { CellDetective } from './model.svelte.ts';
import type { DetectiveStrings } from './strings.ts';

/** How it stands, in one line. */
export function verdictOf(model: CellDetective, s: DetectiveStrings): string {
  const { source, ranking, scored, params } = model;
  if (!source.carried) return s.loading(`${(100 * source.progress).toFixed(0)}%`);
  if (!model.holds)
    return params.hypothesis === 'marks' ? s.markFirst : s.nowhere(s.hypotheses[params.hypothesis]);
  if (!ranking || !scored) return s.ranking(model.cells);
  return s.verdict(
    model.cell + 1,
    s.hypotheses[params.hypothesis],
    scored.chosen.toFixed(2),
    scored.score.toFixed(2),
    ranking.luck.toFixed(2),
    scored.r !== undefined
  );
}

/** What came of holding the cell, beside what was expected. */
export function actedInWords(model: CellDetective, s: DetectiveStrings): string {
  const { effect, outcome, guessed } = model;
  if (!effect || !outcome) return s.acting;
  const told = s.acted(effect.dearer, effect.stretches, s.outcomes[outcome]);
  return guessed === undefined
    ? told
    : `${guessed === outcome ? s.right : s.wrong(s.outcomes[guessed])}${s.space}${told}`;
}

/** What an exercise wants, or how far one has come. */
export function goalOf(model: CellDetective, s: DetectiveStrings): string {
  const { task, cell, hypothesis } = model.params;
  const { scored, ranking } = model;
  if (task === 'none') return '';
  const { goal, solved } = s.tasks[task];
  if (model.score === 1) return solved;
  const wanted = goal(hypothesis === 'marks' ? '' : s.hypotheses[hypothesis]);
  if (!scored || !ranking) return wanted;
  if (task === 'find')
    return cell === 0 ? wanted : `${wanted}${s.space}${s.near(cell, scored.score.toFixed(2))}`;
  if (task === 'fails') {
    const [best] = ranking.cells;
    const looks = s.looks(best.chosen.toFixed(2), best.score.toFixed(2), ranking.luck.toFixed(2));
    return hypothesis === 'marks' ? `${wanted}${s.space}${looks}` : wanted;
  }
  return wanted;
}
