// The server of one arm, ready to be loaded: ours from start to stop, or one that runs already.

import type { LoadTarget } from '../load/load-target.ts';
import { resolveAddress } from '../load/resolve-address.ts';
import type { Plan, ServerPlan } from '../plan/plan.ts';
import { findFreePort } from '../server/free-port.ts';
import { runCommand } from '../server/run-command.ts';
import type { ServerSample } from '../server/sampler.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';
import { waitForRunning } from '../server/wait-for-running.ts';
import type { Milliseconds } from '../units.ts';
import type { GatePorts } from './ports.ts';

export interface ArmServer extends AsyncDisposable {
  readonly target: LoadTarget;
  /** Until the first answer; `undefined` for a server that ran already. */
  readonly boot: Milliseconds | undefined;
  /** What its processes have used so far; `undefined` where we did not start them. */
  sample(): ServerSample | undefined;
  /** How it ended and what it said last, as one sentence; `undefined` while it lives. */
  causeOfDeath(): Promise<string | undefined>;
  /** Whether the port is held by one of its own processes. */
  answersItself(): 'yes' | 'no' | 'unknown';
}

/** @throws GateError when it does not become ready; nothing is left running then */
export function openArm(plan: Plan, ports: GatePorts): Promise<ArmServer> {
  switch (plan.server.kind) {
    case 'started':
      return startArm(plan, plan.server, ports);
    case 'running':
      return joinRunning(plan, plan.server, ports);
  }
}

type Started = Extract<ServerPlan, { kind: 'started' }>;

async function startArm(plan: Plan, server: Started, ports: GatePorts): Promise<ArmServer> {
  await runHook('before-block', server.beforeBlock, server, ports);
  const { protocol, hostname, insecure } = plan.target;
  const running = await startServer({
    command: server.start,
    cwd: server.cwd,
    port: server.port.kind === 'fixed' ? server.port.port : await findFreePort(hostname),
    portKind: server.port.kind,
    ambient: ports.ambient,
    env: server.env,
    readiness: {
      protocol,
      hostname,
      insecure,
      path: server.readyPath,
      timeout: server.readyTimeout,
    },
    logFile: `${ports.logs}/server.log`,
    signal: ports.signal,
  });
  return {
    target: await loadTarget(plan, running.port),
    boot: running.boot,
    sample: () => running.sample(),
    causeOfDeath: () => describeDeath(running),
    answersItself: () => running.answersItself(),
    async [Symbol.asyncDispose]() {
      ports.report({ kind: 'stopping-server' });
      const { how, strays } = await running.stop();
      if (how === 'sigkill') ports.report({ kind: 'server-killed', how: 'it ignored SIGTERM' });
      if (strays > 0) ports.report({ kind: 'server-killed', how: describeStrays(strays) });
      await runHook('after-block', server.afterBlock, server, ports);
    },
  };
}

async function joinRunning(
  plan: Plan,
  server: Extract<ServerPlan, { kind: 'running' }>,
  { signal }: GatePorts,
): Promise<ArmServer> {
  const { protocol, hostname, insecure, port = defaultPort(protocol) } = plan.target;
  await waitForRunning(
    { protocol, hostname, insecure, path: server.readyPath, timeout: server.readyTimeout, port },
    signal,
  );
  return {
    target: await loadTarget(plan, port),
    boot: undefined,
    sample: () => undefined,
    causeOfDeath: async () => undefined,
    answersItself: () => 'unknown',
    async [Symbol.asyncDispose]() {},
  };
}

async function loadTarget({ target }: Plan, port: number): Promise<LoadTarget> {
  const { protocol, hostname, insecure } = target;
  const address = await resolveAddress(hostname, port);
  return { protocol, hostname, insecure, port, address };
}

const defaultPort = (protocol: 'http:' | 'https:'): number => (protocol === 'https:' ? 443 : 80);

async function runHook(
  input: 'before-block' | 'after-block',
  command: string | undefined,
  { cwd, env }: Started,
  { ambient, logs, signal }: GatePorts,
): Promise<void> {
  if (command === undefined) return;
  const logFile = `${logs}/${input}.log`;
  await runCommand({ input, code: 'hook-failed', command, cwd, ambient, env, logFile, signal });
}

async function describeDeath(server: RunningServer): Promise<string | undefined> {
  if (!server.hasExited) return undefined;
  const { code, signal, lastLines } = await server.exited;
  const end = signal === null ? `with exit code ${code}` : `by ${signal}`;
  const last = lastLines.at(-1);
  return `It ended ${end}${last === undefined ? ' without a word' : `; its last line was "${last}"`}.`;
}

const describeStrays = (strays: number): string =>
  strays === 1 ? 'it had left its process group' : `${strays} of them had left its process group`;
