// What a reader of one format is given, and what it gives back.

import type { RunFigures, ToolName } from '../imported-run.ts';
import type { ReadingFault } from '../text/block.ts';

/** What a reader makes of one output. */
export interface Reading {
  /** `undefined`: nobody knows whose it is, which is a fault. */
  readonly tool: ToolName | undefined;
  readonly format: string;
  /** A name that the output holds itself. */
  readonly title?: string | undefined;
  /** `undefined` where there are faults. */
  readonly figures: RunFigures | undefined;
  readonly faults: readonly ReadingFault[];
  /** The last line that is the output's; what follows is somebody else's. */
  readonly lastLine: number;
}

/** What most outputs have in common. */
export const PLAIN = {
  version: undefined,
  rateWasSet: false,
  timesFrom: 'summary',
  timesCorrected: false,
  notes: [],
} as const;
