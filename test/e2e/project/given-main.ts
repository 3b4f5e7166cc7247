// The action's entry, but nothing is built, started or loaded: `pace.js` says what was measured. Finding,
// fetching, judging, storing and publishing are the real ones. Follows src/main/run-action.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenForCancellation } from '../../../src/edge/cancellation.ts';
import { asGateError, EXIT_CODES } from '../../../src/edge/errors.ts';
import { withLogs } from '../../../src/edge/log-folder.ts';
import type { Measurement } from '../../../src/gate/measurement.ts';
import { runGate } from '../../../src/gate/run-gate.ts';
import { JobLog } from '../../../src/github/job-log.ts';
import { openGithub } from '../../../src/github/open-github.ts';
import { publishError } from '../../../src/github/publish-error.ts';
import { describeMachine } from '../../../src/machine/environment.ts';
import type { RunIdentity } from '../../../src/measure/ports.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { makeRecord } from '../../support/records.ts';

/** As many as a short budget has. */
const BLOCKS = 3;

/** Requests per second that servers of every pace can hold. */
const OFFERED_RATE = 100;

const log = new JobLog();
using cancellation = listenForCancellation((sentence) => log.note(sentence));
try {
  process.exitCode = await runAction();
} catch (thrown) {
  const error = asGateError(thrown);
  await publishError(error, log);
  process.exitCode = cancellation.exitCode ?? EXIT_CODES[error.kind];
}
if (cancellation.exitCode !== undefined) process.exit();

async function runAction(): Promise<number> {
  const { signal } = cancellation;
  const { action, github } = await openGithub(log, signal);
  if (action.mode === 'report') return github.reportSecondStage();
  const { plan } = action;
  return withLogs(github.logKeeping, async (logs) => {
    const ports = { ...(await github.portsFor(plan)), ambient: process.env, logs, signal };
    const outcome = await runGate(plan, ports, async (asked, { baseline }) => {
      // As a gate does that runs the base again.
      const build = await ports.baseline.fetchBuild(asked, baseline);
      await build?.[Symbol.asyncDispose]();
      return measured(asked, ports.identity);
    });
    return github.publish(plan, outcome, logs);
  });
}

/** As if the candidate had been measured alone, to be judged by stored numbers. */
function measured(plan: Plan, identity: RunIdentity): Measurement {
  const record = recordOf(plan, identity);
  const because = 'Judged by stored numbers: a second version was not asked for.';
  return {
    record,
    stored: record,
    incidents: [],
    warnings: [],
    plan,
    storedNumbers: { kind: 'decide' },
    evidence: { kind: 'stored', because },
  };
}

/** Every block of a server with one clerk: so many milliseconds a request, one after the other. */
function recordOf(plan: Plan, { id, attempt, commit, perfGate }: RunIdentity): RunRecord {
  const pace = paceOf(plan);
  const times = { p50: pace * 4_000, p99: pace * 8_000 };
  return makeRecord({
    id,
    attempt,
    commit,
    name: plan.name,
    planHash: planHash(plan),
    plan: plan.summary,
    measuredAt: new Date().toISOString(),
    environment: { ...describeMachine({ ambient: process.env }), perfGate },
    blocks: BLOCKS,
    throughput: 1_000 / pace,
    offeredRate: OFFERED_RATE,
    requests: plan.requests.map(({ name, weight }) => ({
      name,
      weight,
      service: times,
      response: times,
    })),
  });
}

/** Milliseconds a request. */
function paceOf({ server }: Plan): number {
  if (server.kind !== 'started') throw new RangeError('a server that runs already has no pace');
  const text = readFileSync(join(server.cwd, 'pace.js'), 'utf8');
  return Number(/pace = (\d+)/.exec(text)?.[1]);
}
