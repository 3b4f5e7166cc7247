// The action: reads inputs, runs the gate, publishes, and explains every error.

import { listenForCancellation } from '../edge/cancellation.ts';
import { asGateError, EXIT_CODES } from '../edge/errors.ts';
import { withLogs } from '../edge/log-folder.ts';
import { JobLog } from '../github/job-log.ts';
import { openGithub } from '../github/open-github.ts';
import { publishError } from '../github/publish-error.ts';

/** @returns the exit code; does not return after a cancellation */
export async function runAction(): Promise<number> {
  const log = new JobLog();
  using cancellation = listenForCancellation((sentence) => log.note(sentence));
  const code = await gateOrReport(log, cancellation.signal).catch(async (thrown: unknown) => {
    const error = asGateError(thrown);
    await publishError(error, log);
    return cancellation.exitCode ?? EXIT_CODES[error.kind];
  });
  // A library that still waits to try something again must not hold up a cancelled job.
  if (cancellation.exitCode !== undefined) process.exit(code);
  return code;
}

async function gateOrReport(log: JobLog, signal: AbortSignal): Promise<number> {
  const { action, github } = await openGithub(log, signal);
  if (action.mode === 'report') return await github.reportSecondStage();
  const { plan } = action;
  // Loaded only now: what measures is most of the program.
  const { runGate } = await import('../gate/run-gate.ts');
  return await withLogs(github.logKeeping, async (logs) => {
    const ports = { ...(await github.portsFor(plan)), ambient: process.env, logs, signal };
    const outcome = await runGate(plan, ports);
    return github.publish(plan, outcome, logs);
  });
}
