// What the judge is given: what was measured, earlier attempts, and what may be said of stored numbers. Pure.

import type { FoundBaseline } from '../baseline/store.ts';
import type { AttemptsInput } from '../verdict/attempts.ts';
import type { Evidence } from './find-comparables.ts';
import type { Measurement, StoredNumbers } from './measurement.ts';

export function attemptsOf(
  measured: Pick<Measurement, 'record' | 'plan' | 'incidents' | 'storedNumbers'>,
  { baseline, earlier, unread, shown }: Evidence,
): AttemptsInput {
  const { record: own, plan, incidents, storedNumbers } = measured;
  return { own, earlier, unread, shown, plan, incidents, ...storedOf(storedNumbers, baseline) };
}

function storedOf(
  numbers: StoredNumbers,
  { records, why }: FoundBaseline,
): Pick<AttemptsInput, 'stored' | 'noBaselineWhy' | 'storedMayFail'> {
  const isIgnored = numbers.kind === 'ignored';
  const said = isIgnored ? numbers.why : why;
  return {
    stored: isIgnored ? [] : records,
    storedMayFail: numbers.kind === 'decide',
    ...(said === undefined ? {} : { noBaselineWhy: said }),
  };
}
