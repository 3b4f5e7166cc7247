// Publishes an error. It loads nothing that writes reports: faulty inputs are reported without it.

import type { GateError } from '../errors.ts';
import { orWarn, wordsOf } from './job/annotations.ts';
import type { JobLog } from './job-log.ts';
import { summariseError, writeSummary } from './publish/summary.ts';

/** Publishes why a run has no outcome. */
export async function publishError(error: GateError, log: JobLog): Promise<void> {
  const mask = (text: string): string => log.mask(text);
  await orWarn(log, 'The job summary could not be written.', () =>
    writeSummary(summariseError(error, mask)),
  );
  log.error(error);
  log.annotate({
    level: 'error',
    title: `perf-gate: ${error.code}`,
    text: wordsOf(error, { mask }),
  });
}
