// What one slice of load showed, and whether it can be believed to show the server.

import { mergeThreads } from '../../record/merge.ts';
import type { PhaseResult } from '../../record/run-record.ts';
import { type GeneratorEvidence, worstEvidence } from './generator-evidence.ts';

export interface MeasuredSlice {
  readonly result: PhaseResult;
  readonly generator: GeneratorEvidence;
}

/** One slice as several threads saw it, side by side. */
export function besideOneAnother(threads: readonly MeasuredSlice[]): MeasuredSlice {
  const [first] = threads;
  if (first && threads.length === 1) return first;
  return {
    result: mergeThreads(threads.map(({ result }) => result)),
    generator: worstEvidence(threads.map(({ generator }) => generator)),
  };
}
