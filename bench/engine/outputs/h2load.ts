// h2load's report (src/h2load.cc); `errored` are those of the requests that never got an answer.

import { nameFailures, numberIn, type RunCounts } from './run-counts.ts';

/** @throws Error where it is none */
export function parseH2load(text: string): RunCounts {
  const counted = (what: string): number =>
    numberIn(text, new RegExp(`^requests: .*?(\\d+) ${what}\\b`, 'm'));
  const requests = counted('done');
  // Two decimals of a rate are finer than two of a duration.
  const perSecond = numberIn(text, /^finished in [^,]+, ([\d.]+) req\/s/m);
  return {
    requests,
    seconds: requests === 0 ? 0 : requests / perSecond,
    failures: nameFailures({
      failed: counted('failed'),
      errored: counted('errored'),
      timeout: counted('timeout'),
    }),
  };
}
