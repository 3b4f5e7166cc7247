// Measures the candidate, alone on this machine: build, calibrate, block after block, one record.

import { describeMachine } from '../machine/environment.ts';
import { takeMachineLock } from '../machine/lock.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import type { PerSecond } from '../units.ts';
import type { Incident } from '../verdict/incident.ts';
import { buildCandidate } from './build-candidate.ts';
import { composeRecord } from './compose-record.ts';
import { measureRun } from './measure-run.ts';
import type { GatePorts } from './ports.ts';
import { watchThrottling } from './watch-throttling.ts';

export interface MeasuredCandidate {
  readonly record: RunRecord;
  readonly incidents: readonly Incident[];
}

/**
 * The machine is ours only in here: whoever waits for another run must not hold what that run needs.
 * @throws GateError when it could not be measured; whatever was started has been stopped
 */
export async function measureCandidate(
  plan: Plan,
  givenRate: PerSecond | undefined,
  ports: GatePorts,
): Promise<MeasuredCandidate> {
  await using _machine = await lockMachine(ports);
  const machine = describeMachine(ports);
  await buildCandidate(plan, ports);
  const throttling = watchThrottling();
  const measured = await measureRun({ plan, givenRate, cores: machine.cores }, ports);
  const record = composeRecord(plan, measured, machine, ports.identity);
  const seen = measured.blocks.flatMap((block) => block.incidents);
  return { record, incidents: [...seen, ...throttling.incidents()] };
}

function lockMachine({ signal, report }: GatePorts): Promise<AsyncDisposable> {
  const onWait = (holder: string) => report({ kind: 'waiting-for-machine', holder });
  return takeMachineLock({ signal, onWait });
}
