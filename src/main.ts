// Action entry: read inputs, run the gate, publish, set the exit code; the only place that catches everything.

import { listenForCancellation } from './edge/cancellation.ts';
import { EXIT_CODES } from './edge/exit-codes.ts';
import { asGateError } from './edge/internal-error.ts';
import { withLogs } from './edge/log-folder.ts';
import { runGate } from './gate/run-gate.ts';
import { JobLog } from './github/job-log.ts';
import { openPostOffice } from './github/open-post-office.ts';
import { publishError } from './github/publish.ts';

const log = new JobLog();
using cancellation = listenForCancellation();
try {
  process.exitCode = await runAction();
} catch (thrown) {
  const error = asGateError(thrown);
  await publishError(error, log);
  process.exitCode = cancellation.exitCode ?? EXIT_CODES[error.kind];
}
// A library that still waits to try something again must not hold up a cancelled job.
if (cancellation.exitCode !== undefined) process.exit();

async function runAction(): Promise<number> {
  const { signal } = cancellation;
  const { action, office } = openPostOffice(log, signal);
  if (action.mode === 'report') return office.reportSecondStage();
  const { plan } = action;
  return withLogs(office.logKeeping, async (logs) => {
    const ports = { ...(await office.portsFor(plan)), ambient: process.env, logs, signal };
    const outcome = await runGate(plan, ports);
    return office.publish(plan, outcome);
  });
}
