// Runs the user's build, once for each arm, before anything is measured.

import type { StartedServer } from '../measure/baseline-arm.ts';
import type { MeasurePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import { runCommand } from '../server/run-command.ts';

type BuildPorts = Pick<MeasurePorts, 'ambient' | 'signal' | 'logs'>;

/**
 * In the candidate's own directory. Does nothing where there is nothing to build.
 * @throws GateError `build-failed`, with the build's last lines
 */
export async function buildCandidate(
  { server }: Pick<Plan, 'server'>,
  ports: BuildPorts & Pick<MeasurePorts, 'report'>,
): Promise<void> {
  if (server.kind !== 'started') return;
  const onRun = (command: string): void => ports.report({ kind: 'building', command });
  await buildArm(server, { log: 'build.log', onRun }, ports);
}

interface BuildOptions {
  /** Name of its log in the folder for logs. */
  readonly log: string;
  /** Called before the build runs. */
  readonly onRun: (command: string) => void;
}

/**
 * Does nothing where there is nothing to build.
 * @throws GateError `build-failed`, with the build's last lines
 */
export async function buildArm(
  { build: command, cwd, env }: StartedServer,
  { log, onRun }: BuildOptions,
  { ambient, signal, logs }: BuildPorts,
): Promise<void> {
  if (command === undefined) return;
  onRun(command);
  const logFile = `${logs}/${log}`;
  const input = 'build';
  const code = 'build-failed';
  await runCommand({ input, code, command, cwd, ambient, env, logFile, signal });
}
