// What measuring a run resulted in: its record, and what it can be judged by. Pure.

import type { FoundBaseline } from '../baseline/store.ts';
import type { RunSoFar } from '../measure/run.ts';
import type { EvidenceFacts } from '../report/gate-report.ts';
import type { AttemptsInput } from '../verdict/attempts.ts';
import type { Comparables } from './find-comparables.ts';

export interface Measurement extends Omit<RunSoFar, 'isLast'> {
  /** What later runs may be compared with: the candidate measured alone, where that was done. */
  readonly stored: RunSoFar['record'];
  readonly storedNumbers: StoredNumbers;
  /** What decides, and why. */
  readonly evidence: EvidenceFacts;
}

/** What stored records may decide. */
export type StoredNumbers =
  /** Everything: they were asked for. */
  | { readonly kind: 'decide' }
  /** They may pass a run, never fail it: a different machine must not turn a check red. */
  | { readonly kind: 'may-pass' }
  /** Nothing; `why` there is no other evidence, where none could be had. */
  | { readonly kind: 'ignored'; readonly why: string | undefined };

/** What is judged: this attempt, the earlier ones, and the stored records that may count. */
export function attemptsOf(
  measured: Pick<RunSoFar, 'record' | 'plan' | 'incidents'>,
  storedNumbers: StoredNumbers,
  { baseline, earlier, unread, shown }: Comparables,
): AttemptsInput {
  const { record: own, plan, incidents } = measured;
  return { own, earlier, unread, shown, plan, incidents, ...storedOf(storedNumbers, baseline) };
}

function storedOf(
  numbers: StoredNumbers,
  { records, why: noneFound }: FoundBaseline,
): Pick<AttemptsInput, 'stored' | 'noBaselineWhy' | 'storedMayFail'> {
  const isIgnored = numbers.kind === 'ignored';
  const why = isIgnored ? numbers.why : noneFound;
  return {
    stored: isIgnored ? [] : records,
    storedMayFail: numbers.kind === 'decide',
    ...(why === undefined ? {} : { noBaselineWhy: why }),
  };
}
