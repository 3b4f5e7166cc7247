// The stages of a run that the job log folds away, told from what the gate reports.

import type { Progress } from '../../progress.ts';

/** In the order in which they come; `judging` is not folded: what follows is to be read. */
export const STAGES = ['preparing', 'measuring', 'judging'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_TITLES: Readonly<Record<Stage, string | undefined>> = {
  preparing: 'Build and start the server',
  measuring: 'Measure',
  judging: undefined,
};

const STAGE_OF: Readonly<Partial<Record<Progress['kind'], Stage>>> = {
  building: 'preparing',
  'preparing-baseline': 'preparing',
  'starting-server': 'preparing',
  calibrating: 'measuring',
  planned: 'measuring',
  judging: 'judging',
};

/** The stage that a report begins; a server that starts again for a later block begins none. */
export function nextStage(current: Stage | undefined, kind: Progress['kind']): Stage | undefined {
  const next = STAGE_OF[kind];
  if (next === undefined) return undefined;
  const isLater = current === undefined || STAGES.indexOf(next) > STAGES.indexOf(current);
  return isLater ? next : undefined;
}
