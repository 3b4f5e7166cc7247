// What one block came to.

import type { FirstAnswer } from '../load/greet.ts';
import type { Arm, Block } from '../measure/run-record.ts';
import type { Incident } from '../verdict/incident.ts';

export interface MeasuredBlock {
  /** One of each arm that was started. */
  readonly blocks: readonly Block[];
  readonly firstAnswers: ReadonlyMap<Arm, readonly FirstAnswer[]>;
  readonly incidents: readonly Incident[];
}
