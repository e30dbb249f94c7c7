import type { LineData } from '../lines.ts';
import type { Snapshot } from '../run/snapshot.ts';
import type { TextConfig } from '../text-trainer.ts';
import type { Source } from '../text/survey.ts';

/** A run as it is kept: all that it takes to go on to the bit, and what had become of it. */
export interface KeptRun {
  /** The parameters of the figure that shows it, for that figure to check. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly config: Omit<TextConfig, 'text'>;
  readonly text: Source;
  readonly snapshot: Snapshot;
  readonly line: LineData;
}
