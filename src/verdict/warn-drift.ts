// Says that many small losses came to more than is allowed.

import type { RunRecord } from '../record/run-record.ts';
import {
  type Chain,
  chainOf,
  type Drift,
  driftsOf,
  isBeyondAllowed,
  type Tolerances,
} from './drift.ts';
import type { Warning } from './verdict.ts';
import { describeChange, describeSize, labelOf } from './words/phrase.ts';

/** @param records the stored ones and the run's own, in any order */
export function warnOfDrift(
  records: readonly RunRecord[],
  tolerances: Tolerances,
): readonly Warning[] {
  const chain = chainOf(records);
  if (chain === undefined) return [];
  return driftsOf(chain, tolerances)
    .filter(isBeyondAllowed)
    .map((drift) => ({ code: 'drift', text: describeDrift(chain, drift) }));
}

/** "Throughput: 10 changes since 3f2a91c, each within what is allowed, come to a fall of 7 % …" */
function describeDrift(chain: Chain, { metric, steps, bounds, ...drift }: Drift): string {
  const each = drift.isEachWithin ? ', each within what is allowed,' : '';
  const [low, high] = [bounds.low, bounds.high].map((bound) => describeSize(metric, bound));
  const size = `${describeChange(metric, bounds.estimate)} (between ${low} and ${high})`;
  return `${labelOf(metric)}: ${steps} changes since ${nameOf(chain.anchor)}${each} come to ${size}; ${describeSize(metric, drift.tolerance)} is allowed. ${BEGINNINGS[chain.because]} \`perf-gate history\` shows each step.`;
}

const COMMIT_LENGTH = 7;
const nameOf = ({ commit, measuredAt }: RunRecord): string =>
  commit?.slice(0, COMMIT_LENGTH) ?? measuredAt.slice(0, 10);

const BEGINNINGS: Readonly<Record<Chain['because'], string>> = {
  oldest: 'That is the oldest record.',
  gap: 'The chain of steps begins there: what led to it was not measured beside the record before.',
  'new-level': 'A loss was accepted there.',
};
