// wrk's report (src/wrk.c): the lines of errors are printed only where there are some.

import { numberIn, type RunCounts } from './run-counts.ts';

/** @throws Error where it is none */
export function parseWrk(text: string): RunCounts {
  const requests = numberIn(text, /^\s+(\d+) requests in /m);
  // Two decimals of a rate are finer than two of a duration.
  const perSecond = numberIn(text, /^Requests\/sec:\s+([\d.]+)/m);
  const troubles = text.matchAll(/^\s+((?:Socket errors|Non-2xx or 3xx responses):.*)$/gm);
  return {
    requests,
    seconds: requests === 0 ? 0 : requests / perSecond,
    failures: [...troubles].map(([, line]) => line).join(', '),
  };
}
