// Runs the user's build, once, before anything is measured.

import type { Plan } from '../plan/plan.ts';
import { runCommand } from '../server/run-command.ts';
import type { GatePorts } from './ports.ts';

/** @throws GateError `build-failed`, with the build's last lines */
export async function buildCandidate({ server }: Plan, ports: GatePorts): Promise<void> {
  if (server.kind !== 'started' || server.build === undefined) return;
  const { build: command, cwd, env } = server;
  const { ambient, signal, logs } = ports;
  ports.report({ kind: 'building', command });
  const logFile = `${logs}/build.log`;
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
