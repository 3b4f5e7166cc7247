// What one block came to.

import type { FirstAnswer } from '../load/first-answers.ts';
import type { Incident } from '../record/incident.ts';
import type { Arm, Block } from '../record/run-record.ts';

export interface MeasuredBlock {
  /** One of each arm that was started. */
  readonly blocks: readonly Block[];
  readonly firstAnswers: ReadonlyMap<Arm, readonly FirstAnswer[]>;
  readonly incidents: readonly Incident[];
}
