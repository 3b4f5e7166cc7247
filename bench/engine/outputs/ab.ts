// ApacheBench's report (support/ab.c): `Non-2xx responses` and `Write errors` only where there are some.

import { nameFailures, numberIn, type RunCounts } from './run-counts.ts';

/** @throws Error where it is none */
export function parseAb(text: string): RunCounts {
  const optional = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  return {
    requests: numberIn(text, /^Complete requests:\s+(\d+)/m),
    seconds: numberIn(text, /^Time taken for tests:\s+([\d.]+) seconds/m),
    failures: nameFailures({
      failed: numberIn(text, /^Failed requests:\s+(\d+)/m),
      'write errors': optional(/^Write errors:\s+(\d+)/m),
      'non-2xx': optional(/^Non-2xx responses:\s+(\d+)/m),
    }),
  };
}
