// The candidate's build: in its own directory, where everything else of it happens too.

import type { GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import { buildArm } from './build.ts';

/** @throws GateError `build-failed`, with the build's last lines */
export async function buildCandidate({ server }: Plan, ports: GatePorts): Promise<void> {
  if (server.kind !== 'started') return;
  const onRun = (command: string): void => ports.report({ kind: 'building', command });
  await buildArm(server, { log: 'build.log', onRun }, ports);
}
