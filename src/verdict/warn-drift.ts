// Says that many small losses came to more than is allowed.

import type { RunRecord } from '../record/run-record.ts';
import {
  type Anchor,
  beginningOf,
  type Chain,
  chainOf,
  type Drift,
  driftsOf,
  isBeyondAllowed,
  type Tolerances,
} from './drift.ts';
import type { Warning } from './verdict.ts';
import { describeChange, describeSize, labelOf } from './words/phrase.ts';

/**
 * @param records the stored ones and the run's own, in any order
 * @param anchor what is counted from
 */
export function warnOfDrift(
  records: readonly RunRecord[],
  tolerances: Tolerances,
  anchor?: Anchor,
): readonly Warning[] {
  const chain = chainOf(records, anchor);
  if (chain === undefined) return [];
  return driftsOf(chain, tolerances)
    .filter(isBeyondAllowed)
    .map((drift) => ({ code: 'drift', text: describeDrift(chain, drift, anchor) }));
}

/** "Throughput: 10 changes since v1.4.0 (3f2a91c), each within what is allowed, come to a fall of 7 % …" */
function describeDrift(chain: Chain, drift: Drift, anchor: Anchor | undefined): string {
  const { metric, steps, bounds, tolerance } = drift;
  const each = drift.isEachWithin ? ', each within what is allowed,' : '';
  const [low, high] = [bounds.low, bounds.high].map((bound) => describeSize(metric, bound));
  const size = `${describeChange(metric, bounds.estimate)} (between ${low} and ${high})`;
  const since = `${steps} changes since ${nameBeginning(chain, anchor)}`;
  const allowed = `${describeSize(metric, tolerance)} is allowed`;
  const sentences = [
    `${labelOf(metric)}: ${since}${each} come to ${size}; ${allowed}.`,
    ...explainBeginning(chain, anchor),
    '`perf-gate history` shows each step.',
  ];
  return sentences.join(' ');
}

const COMMIT_LENGTH = 7;
const LONGEST_NAME = 100;

/** "v1.4.0 (3f2a91c)", "3f2a91c" */
function nameBeginning(chain: Chain, anchor: Anchor | undefined): string {
  const commit = (beginningOf(chain) ?? '').slice(0, COMMIT_LENGTH);
  if (chain.because !== 'anchor' || anchor === undefined) return commit;
  return anchor.commit.startsWith(anchor.name) ? commit : `${shown(anchor)} (${commit})`;
}

const shown = ({ name }: Anchor): string => name.slice(0, LONGEST_NAME);

const BEGINNINGS: Readonly<Record<Exclude<Chain['because'], 'anchor'>, string>> = {
  oldest: 'That is the oldest record.',
  gap: 'The chain of steps begins there: what led to it was not measured beside the record before.',
  'new-level': 'A loss was accepted there.',
};

function explainBeginning({ because }: Chain, anchor: Anchor | undefined): readonly string[] {
  if (because === 'anchor') return [];
  if (anchor === undefined) return [BEGINNINGS[because]];
  return [BEGINNINGS[because], `What changed between it and ${shown(anchor)} is not known.`];
}
