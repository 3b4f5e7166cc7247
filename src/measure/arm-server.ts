// The server of one arm, ready to be loaded: ours from start to stop, or one that runs already.

import { GateError } from '../errors.ts';
import { type LoadTarget, resolveAddress } from '../load/target.ts';
import type { ServerPlan, Target } from '../plan/plan.ts';
import type { Arm } from '../record/run-record.ts';
import type { Place, PlaceOrder } from '../server/place.ts';
import { runCommand } from '../server/run-command.ts';
import type { ServerSample } from '../server/sampler.ts';
import { type ReadinessPlan, type RunningServer, startServer } from '../server/start-server.ts';
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

/** An arm, and what it will be loaded by: it is asked in the same way whether it is ready. */
export interface ArmOpening extends ArmOrder {
  readonly http2: boolean;
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
  /** Whether what listens in its place is one of its own processes. */
  answersItself(): 'yes' | 'no' | 'unknown';
}

/**
 * @param place where a server of ours is to listen, or one that runs already listens
 * @throws GateError when it does not become ready; nothing is left running then
 */
export function openArm(
  order: ArmOpening,
  place: PlaceOrder,
  ports: GatePorts,
): Promise<ArmServer> {
  switch (order.server.kind) {
    case 'started':
      return startNamed(order, order.server, place, ports);
    case 'running':
      return joinRunning(order, order.server, place, ports);
  }
}

type Started = Extract<ServerPlan, { kind: 'started' }>;

/** Of two servers, an error says whose it is. */
async function startNamed(
  order: ArmOpening,
  server: Started,
  place: PlaceOrder,
  ports: GatePorts,
): Promise<ArmServer> {
  try {
    return await startArm(order, server, place, ports);
  } catch (error) {
    const isNamed = order.logSuffix === '' || !(error instanceof GateError);
    if (isNamed || error.kind === 'cancelled') throw error;
    throw new ArmNotStarted(order.arm, server, error);
  }
}

async function startArm(
  order: ArmOpening,
  server: Started,
  place: PlaceOrder,
  ports: GatePorts,
): Promise<ArmServer> {
  await runHook('before-block', server.beforeBlock, order, server, ports);
  const running = await startServer({
    command: server.start,
    cwd: server.cwd,
    place,
    ambient: ports.ambient,
    env: server.env,
    readiness: readinessOf(order, server),
    logFile: `${ports.logs}/server${order.logSuffix}.log`,
    signal: ports.signal,
  });
  return {
    target: await loadTarget(order.target, running.place),
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
  order: ArmOpening,
  server: Extract<ServerPlan, { kind: 'running' }>,
  given: PlaceOrder,
  { signal }: GatePorts,
): Promise<ArmServer> {
  const place = placeOfRunning(given);
  await waitForRunning(readinessOf(order, server), place, signal);
  return {
    target: await loadTarget(order.target, place),
    boot: undefined,
    sample: () => undefined,
    waited: () => undefined,
    causeOfDeath: async () => undefined,
    answersItself: () => 'unknown',
    async [Symbol.asyncDispose]() {},
  };
}

function placeOfRunning(place: PlaceOrder): Place {
  if (place.kind === 'port') return place;
  if (place.path === undefined) throw new RangeError('a server that runs already without a place');
  return { kind: 'socket', path: place.path, choice: 'fixed' };
}

function readinessOf(
  { target, http2 }: ArmOpening,
  { readyPath, readyTimeout }: ServerPlan,
): ReadinessPlan {
  const { port, ...named } = target;
  return { ...named, http2, namedPort: port, path: readyPath, timeout: readyTimeout };
}

async function loadTarget(target: Target, place: Place): Promise<LoadTarget> {
  const { protocol, hostname, insecure } = target;
  if (place.kind === 'port') {
    const { port } = place;
    const address = await resolveAddress(hostname, port);
    return { protocol, hostname, insecure, port, address };
  }
  const port = target.port ?? (protocol === 'https:' ? 443 : 80);
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  return { protocol, hostname, insecure, port, address, unixSocket: place.path };
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
