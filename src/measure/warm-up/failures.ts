// Requests that failed before anything counted: a server that fails while it is cold is not as warm as it seems. Pure.

import { countErrors } from '../../record/failure-class.ts';
import type { ErrorCount } from '../../record/metrics.ts';
import type { Arm, PhaseResult } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import type { Ratio } from '../../units.ts';
import type { Warning } from '../../verdict/verdict.ts';

/** What was sent in a slice, and what of it failed. */
export function errorsIn(result: PhaseResult): ErrorCount {
  const requests = [...result.requests.values()];
  return {
    sent: sum(requests, ({ sent }) => sent),
    errors: sum(requests, ({ failures }) => countErrors(failures)),
  };
}

export type ErrorsOfArms = ReadonlyMap<Arm, ErrorCount>;

/**
 * @param warmUps of the blocks
 * @param allowed share of the requests
 */
export function warnOfFailures(
  warmUps: readonly ErrorsOfArms[],
  allowed: Ratio,
): readonly Warning[] {
  const found = (['candidate', 'baseline'] as const).flatMap((arm) => {
    const counts = warmUps.flatMap((counts) => counts.get(arm) ?? []);
    return counts.length === 0 ? [] : [{ arm, count: sumErrors(counts) }];
  });
  if (!found.some(({ count }) => count.errors > allowed * count.sent)) return [];
  const said = found.map(({ arm, count }) => `${describe(count)} of the ${arm}`).join(', and ');
  const text = `While servers were warmed up, which is not measured, requests failed: ${said}.`;
  return [{ code: 'failed-in-warm-up', text }];
}

export const sumErrors = (counts: readonly ErrorCount[]): ErrorCount => ({
  sent: sum(counts, ({ sent }) => sent),
  errors: sum(counts, ({ errors }) => errors),
});

const describe = ({ sent, errors }: ErrorCount): string =>
  errors === 0 ? 'none' : `${errors} of ${sent}`;
