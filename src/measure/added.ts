// Requests that the baseline cannot answer yet, measured on the candidate when nothing is judged any more.

import type { LoadGenerator } from '../load/load-generator.ts';
import type { RequestPlan } from '../plan/plan.ts';
import { mergeSlices } from '../record/merge.ts';
import type { PhaseResult } from '../record/run-record.ts';
import type { LoadedServer } from './loaded-server.ts';
import type { SliceScheme } from './slice-scheme.ts';

/** Enough to show what they are like: nothing is decided by them. */
export const ADDED_SLICES = 4;

export async function measureAdded(
  server: LoadedServer,
  requests: readonly RequestPlan[],
  generator: LoadGenerator,
  { settle, window }: SliceScheme,
): Promise<void> {
  if (requests.length === 0 || server.isLost('capacity')) return;
  await using load = await generator.aimAt(server.target, requests);
  const slices: PhaseResult[] = [];
  while (slices.length < ADDED_SLICES) {
    const { result } = await load.run({ shape: { kind: 'closed' }, settle, window });
    slices.push(result);
  }
  server.noteAdded(mergeSlices(slices));
}
