// Stored records that may not turn a run red by themselves.

import type { StoredEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { Comparison } from './verdict.ts';
import { subjectOf } from './words/phrase.ts';

/**
 * Records that may not turn a run red cannot excuse it either. A server that died or failed requests is
 * judged as if there were no records, so that the run is invalid and does not pass with a warning.
 */
export const withoutBaseline = (evidence: StoredEvidence): StoredEvidence => ({
  ...evidence,
  baseline: { kind: 'nothing', why: '' },
});

/**
 * Between two machines the same code differs by 10 to 30 %, so a loss against stored numbers is a
 * reason to measure both versions, and not yet a loss of the code. An absolute limit needs no baseline
 * and stays as it was found.
 */
export function withoutStoredLosses(finding: Finding): Finding {
  const comparisons = finding.comparisons ?? [];
  const losses = comparisons.filter(isStoredLoss);
  if (losses.length === 0) return finding;
  return {
    ...finding,
    comparisons: comparisons.map((one) => (isStoredLoss(one) ? { ...one, ...OPEN } : one)),
    needs: [...(finding.needs ?? []), ...losses.map(describeNext)],
  };
}

const OPEN = { outcome: 'inconclusive' } as const;

const isStoredLoss = ({ outcome, role }: Comparison): boolean =>
  outcome === 'regression' && role !== 'limit';

const describeNext = (comparison: Comparison): string =>
  `${subjectOf(comparison)}: stored numbers show a loss and do not fail a check alone; both versions must be measured side by side.`;
