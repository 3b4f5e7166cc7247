// bombardier's result (`--print result --format json`); `others` got no status at all.

import { z } from 'zod';
import { nameFailures, type RunCounts } from './run-counts.ts';

const count = z.number().nonnegative();
const result = z.object({
  result: z.object({
    timeTakenSeconds: z.number().positive(),
    req1xx: count,
    req2xx: count,
    req3xx: count,
    req4xx: count,
    req5xx: count,
    others: count,
  }),
});

/** @throws Error where it is none */
export function parseBombardier(text: string): RunCounts {
  const { timeTakenSeconds, others, ...answers } = result.parse(JSON.parse(text)).result;
  return {
    requests: Object.values(answers).reduce((sum, count) => sum + count, 0),
    seconds: timeTakenSeconds,
    failures: nameFailures({ 'of 4xx': answers.req4xx, 'of 5xx': answers.req5xx, others }),
  };
}
