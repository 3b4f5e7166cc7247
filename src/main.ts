// Action entry: reads inputs, runs the gate, publishes, sets the exit code; the only place that catches everything.

import { listenForCancellation } from './edge/cancellation.ts';
import { asGateError, EXIT_CODES } from './edge/errors.ts';
import { withLogs } from './edge/log-folder.ts';
import { JobLog } from './github/job-log.ts';
import { openGithub } from './github/open-github.ts';
import { publishError } from './github/publish-error.ts';

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
  const { action, github } = await openGithub(log, signal);
  if (action.mode === 'report') return await github.reportSecondStage();
  const { plan } = action;
  // Loaded only now: what measures is most of the program.
  const { runGate } = await import('./gate/run-gate.ts');
  return await withLogs(github.logKeeping, async (logs) => {
    const ports = { ...(await github.portsFor(plan)), ambient: process.env, logs, signal };
    const outcome = await runGate(plan, ports);
    return github.publish(plan, outcome);
  });
}
