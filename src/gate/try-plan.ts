// Builds and starts the candidate as a gate does, and tries each request of the plan, without measuring.

import { buildCandidate } from '../arms/build.ts';
import { hintAtModules } from '../arms/missing-module.ts';
import type { MeasurePorts } from '../measure/ports.ts';
import { type CandidateTrial, tryCandidate } from '../measure/try-candidate.ts';
import type { Plan } from '../plan/plan.ts';
import { lockMachine } from './lock-machine.ts';

export type { TriedRequest } from '../measure/try-candidate.ts';

/** @throws GateError when the server is not built, does not start or does not stop; nothing is left running */
export async function tryPlan(plan: Plan, ports: MeasurePorts): Promise<CandidateTrial> {
  await using _machine = await lockMachine(ports);
  await buildCandidate(plan, ports);
  return await tryCandidate(plan, ports).catch((error: unknown) => {
    throw hintAtModules(error, plan);
  });
}
