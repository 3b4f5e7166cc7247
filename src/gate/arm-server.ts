// The server of one arm, ready to be loaded: ours from start to stop, or one that runs already.

import { GateError } from '../errors.ts';
import type { LoadTarget } from '../load/load-target.ts';
import { resolveAddress } from '../load/resolve-address.ts';
import type { Arm } from '../measure/run-record.ts';
import type { ServerPlan, Target } from '../plan/plan.ts';
import { runCommand } from '../server/run-command.ts';
import type { ServerSample } from '../server/sampler.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';
import { waitForRunning } from '../server/wait-for-running.ts';
import type { Milliseconds, Nanoseconds } from '../units.ts';
import { ArmNotStarted } from './arm-not-started.ts';
import type { GatePorts } from './ports.ts';

/** One version, and how its server comes to be. */
export interface ArmOrder {
  readonly arm: Arm;
  readonly server: ServerPlan;
  readonly target: Target;
  /** How its log and its hooks' logs are named: by the arm where there are two. */
  readonly logSuffix: '' | `-${Arm}`;
}

export interface ArmServer extends AsyncDisposable {
  readonly target: LoadTarget;
  /** Until the first answer; `undefined` for a server that ran already. */
  readonly boot: Milliseconds | undefined;
  /** What its processes have used so far; `undefined` where we did not start them. */
  sample(): ServerSample | undefined;
  /** How long its threads have waited for a CPU so far, together; `undefined` where nobody tells. */
  waited(): Nanoseconds | undefined;
  /** How it ended and what it said last, as one sentence; `undefined` while it lives. */
  causeOfDeath(): Promise<string | undefined>;
  /** Whether the port is held by one of its own processes. */
  answersItself(): 'yes' | 'no' | 'unknown';
}

/**
 * @param port for a server of ours; one that runs already has its own
 * @throws GateError when it does not become ready; nothing is left running then
 */
export function openArm(order: ArmOrder, port: number, ports: GatePorts): Promise<ArmServer> {
  switch (order.server.kind) {
    case 'started':
      return startNamed(order, order.server, port, ports);
    case 'running':
      return joinRunning(order.target, order.server, port, ports);
  }
}

type Started = Extract<ServerPlan, { kind: 'started' }>;

/** Of two servers, an error says whose it is. */
async function startNamed(
  order: ArmOrder,
  server: Started,
  port: number,
  ports: GatePorts,
): Promise<ArmServer> {
  try {
    return await startArm(order, server, port, ports);
  } catch (error) {
    const isNamed = order.logSuffix === '' || !(error instanceof GateError);
    if (isNamed || error.kind === 'cancelled') throw error;
    throw new ArmNotStarted(order.arm, server, error);
  }
}

async function startArm(
  order: ArmOrder,
  server: Started,
  port: number,
  ports: GatePorts,
): Promise<ArmServer> {
  await runHook('before-block', server.beforeBlock, order, server, ports);
  const { protocol, hostname, insecure } = order.target;
  const running = await startServer({
    command: server.start,
    cwd: server.cwd,
    port,
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
    logFile: `${ports.logs}/server${order.logSuffix}.log`,
    signal: ports.signal,
  });
  return {
    target: await loadTarget(order.target, running.port),
    boot: running.boot,
    sample: () => running.sample(),
    waited: () => running.waited(),
    causeOfDeath: () => describeDeath(running),
    answersItself: () => running.answersItself(),
    async [Symbol.asyncDispose]() {
      ports.report({ kind: 'stopping-server' });
      const { how, strays } = await running.stop();
      if (how === 'sigkill') ports.report({ kind: 'server-killed', how: 'it ignored SIGTERM' });
      if (strays > 0) ports.report({ kind: 'server-killed', how: describeStrays(strays) });
      await runHook('after-block', server.afterBlock, order, server, ports);
    },
  };
}

async function joinRunning(
  target: Target,
  server: Extract<ServerPlan, { kind: 'running' }>,
  port: number,
  { signal }: GatePorts,
): Promise<ArmServer> {
  const { protocol, hostname, insecure } = target;
  await waitForRunning(
    { protocol, hostname, insecure, path: server.readyPath, timeout: server.readyTimeout, port },
    signal,
  );
  return {
    target: await loadTarget(target, port),
    boot: undefined,
    sample: () => undefined,
    waited: () => undefined,
    causeOfDeath: async () => undefined,
    answersItself: () => 'unknown',
    async [Symbol.asyncDispose]() {},
  };
}

async function loadTarget(target: Target, port: number): Promise<LoadTarget> {
  const { protocol, hostname, insecure } = target;
  const address = await resolveAddress(hostname, port);
  return { protocol, hostname, insecure, port, address };
}

async function runHook(
  input: 'before-block' | 'after-block',
  command: string | undefined,
  { arm, logSuffix }: ArmOrder,
  { cwd, env }: Started,
  { ambient, logs, signal }: GatePorts,
): Promise<void> {
  if (command === undefined) return;
  const logFile = `${logs}/${input}${logSuffix}.log`;
  const withArm = { ...env, PERF_GATE_ARM: arm };
  const options = { input, command, cwd, ambient, env: withArm, logFile, signal };
  await runCommand({ ...options, code: 'hook-failed' });
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
