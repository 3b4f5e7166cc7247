// Runs the user's build, once for each arm, before anything is measured.

import type { StartedServer } from '../measure/baseline-arm.ts';
import type { GatePorts } from '../measure/ports.ts';
import { runCommand } from '../server/run-command.ts';

export interface ArmBuild {
  /** Name of its log in the folder for logs. */
  readonly log: string;
  /** Called before it is run. */
  readonly onRun: (command: string) => void;
}

/**
 * Where there is nothing to build, nothing happens.
 * @throws GateError `build-failed`, with the build's last lines
 */
export async function buildArm(
  { build: command, cwd, env }: StartedServer,
  { log, onRun }: ArmBuild,
  { ambient, signal, logs }: GatePorts,
): Promise<void> {
  if (command === undefined) return;
  onRun(command);
  const logFile = `${logs}/${log}`;
  await runCommand({
    input: 'build',
    code: 'build-failed',
    command,
    cwd,
    ambient,
    env,
    logFile,
    signal,
  });
}
