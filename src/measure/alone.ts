// Measures the candidate by itself: for stored numbers, absolute limits, and as a later baseline.

import type { MachineFacts } from '../machine/environment.ts';
import type { Plan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Milliseconds, PerSecond } from '../units.ts';
import { composeRecord } from './compose-record.ts';
import type { GatePorts } from './ports.ts';
import { measureRun } from './run.ts';
import { watchThrottling } from './watch-throttling.ts';

export interface AloneOrder {
  readonly plan: Plan;
  readonly machine: MachineFacts;
  readonly budget: Milliseconds;
  readonly givenRate: PerSecond | undefined;
}

/** @throws GateError when it could not be measured; whatever was started has been stopped */
export async function measureAlone(
  { plan, machine, budget, givenRate }: AloneOrder,
  ports: GatePorts,
): Promise<{ readonly record: RunRecord; readonly incidents: readonly Incident[] }> {
  const { server, target, load, requests } = plan;
  const candidate = { arm: 'candidate', server, target, logSuffix: '' } as const;
  const versions = { arms: [candidate], load, requests, added: [], turns: 'slices' } as const;
  const throttling = watchThrottling();
  const run = await measureRun({ plan, cores: machine.cores, budget, givenRate, versions }, ports);
  const { identity } = ports;
  const record = composeRecord({ plan, run, machine, identity, baselineArm: undefined });
  return { record, incidents: [...run.incidents, ...throttling.incidents()] };
}
